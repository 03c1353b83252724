import { producerId, stableId } from "../ids";
import type { Tlp } from "../vocabulary";

export type StixObject = Record<string, unknown> & { type: string; id: string };

const tlpExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

/** The instances that FIRST and OASIS publish for TLP 2.0. */
const tlpMarkings: Record<Tlp, string> = {
  clear: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
  green: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
  amber: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
  "amber+strict": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
  red: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
};

export const tlpMarking = (tlp: Tlp): StixObject => ({
  type: "marking-definition",
  spec_version: "2.1",
  id: tlpMarkings[tlp],
  created: "2022-10-01T00:00:00.000Z",
  name: `TLP:${tlp.toUpperCase()}`,
  extensions: { [tlpExtension]: { extension_type: "property-extension", tlp_2_0: tlp } },
});

const epoch = "2026-11-01T00:00:00.000Z";
const identityId = (id: string) => `identity--${id}`;
const projectId = identityId(stableId("project"));

/** Who says all this: the installation that wrote the bundle. */
export const producer = (): StixObject => ({
  type: "identity",
  spec_version: "2.1",
  id: identityId(producerId()),
  created_by_ref: identityId(producerId()),
  created: epoch,
  modified: epoch,
  name: "Stillwatch installation",
  description: "Trust-and-safety team of a provider of language models, reporting through Stillwatch.",
  identity_class: "organization",
  sectors: ["technology"],
});

/** Whose the extension is: the same in every installation, as the extension itself. */
export const project: StixObject = {
  type: "identity",
  spec_version: "2.1",
  id: projectId,
  created_by_ref: projectId,
  created: epoch,
  modified: epoch,
  name: "Stillwatch",
  description: "The project that publishes the evidence extension.",
  identity_class: "organization",
};

const extensionId = `extension-definition--${stableId("extension-definition", "evidence", "2")}`;

/** Carries what STIX has no property for; the schema is `docs/evidence.schema.json`. */
export const evidenceExtension: StixObject = {
  type: "extension-definition",
  spec_version: "2.1",
  id: extensionId,
  created_by_ref: projectId,
  created: epoch,
  modified: "2026-11-28T00:00:00.000Z",
  name: "Stillwatch evidence",
  description: "How a campaign, an account token or an indicator came to be shared.",
  schema:
    "JSON Schema urn:stillwatch:evidence:2, in docs/evidence.schema.json of the project and at /api/v1/sharing/schema of every installation.",
  version: "2.2.0",
  extension_types: ["property-extension"],
};

const techniques = [
  ["AML.T0024.002", "Extract AI Model"],
  ["AML.T0040", "AI Model Inference API Access"],
] as const;

/** What MITRE ATLAS calls it. */
export const attackPatterns = (): StixObject[] =>
  techniques.map(([external_id, name]) => ({
    type: "attack-pattern",
    spec_version: "2.1",
    id: `attack-pattern--${stableId("attack-pattern", external_id)}`,
    created_by_ref: projectId,
    created: epoch,
    modified: epoch,
    name,
    external_references: [{ source_name: "mitre-atlas", external_id }],
  }));

export const ofOurs = (properties: Record<string, unknown>) => ({
  [extensionId]: { extension_type: "property-extension", ...properties },
});

/** What every object of a bundle has: version, marking, and whether it was taken back. */
export interface Common {
  spec_version: "2.1";
  created_by_ref: string;
  created: string;
  modified: string;
  revoked?: true;
  object_marking_refs: string[];
}

export const relationship = (common: Common, source: string, type: string, target: string): StixObject => ({
  type: "relationship",
  ...common,
  id: `relationship--${stableId("relationship", source, type, target)}`,
  relationship_type: type,
  source_ref: source,
  target_ref: target,
});
