import type { Tlp } from "../contract";
import { objectId } from "./ids";

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

export const producer: StixObject = {
  type: "identity",
  spec_version: "2.1",
  id: objectId("identity", "producer"),
  created_by_ref: objectId("identity", "producer"),
  created: epoch,
  modified: epoch,
  name: "Stillwatch",
  description: "Trust-and-safety team of a provider of language models, reporting through Stillwatch.",
  identity_class: "organization",
  sectors: ["technology"],
};

/** Carries what STIX has no property for: counts, families of evidence and how a token was made. */
export const evidenceExtension: StixObject = {
  type: "extension-definition",
  spec_version: "2.1",
  id: objectId("extension-definition", "evidence"),
  created_by_ref: producer.id,
  created: epoch,
  modified: epoch,
  name: "Stillwatch evidence",
  description: "How a campaign, an account token or an indicator came to be shared.",
  schema:
    "On campaign: verdict (string), accounts (integer), exchanges (integer), evidence_families (object of family name to number of shared values). " +
    "On user-account: token_scheme (string), token_key_id (string). On indicator: precision (number), core_accounts (integer), all_accounts (integer).",
  version: "1.0.0",
  extension_types: ["property-extension"],
};

export const extraction = (): StixObject => ({
  type: "attack-pattern",
  spec_version: "2.1",
  id: objectId("attack-pattern", "AML.T0024.002"),
  created_by_ref: producer.id,
  created: epoch,
  modified: epoch,
  name: "Extract AI Model",
  external_references: [{ source_name: "mitre-atlas", external_id: "AML.T0024.002" }],
});

export const ofOurs = (properties: Record<string, unknown>) => ({
  [evidenceExtension.id]: { extension_type: "property-extension", ...properties },
});

export interface Common {
  spec_version: "2.1";
  created_by_ref: string;
  created: string;
  modified: string;
  object_marking_refs: string[];
}

export const relationship = (common: Common, source: string, type: string, target: string): StixObject => ({
  type: "relationship",
  ...common,
  id: objectId("relationship", source, type, target),
  relationship_type: type,
  source_ref: source,
  target_ref: target,
});
