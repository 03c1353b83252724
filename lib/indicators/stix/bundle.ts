import type { Tlp } from "../contract";
import { objectId, observableId } from "./ids";
import { type AddressFact, addressIndicator } from "./indicators";
import {
  type Common,
  evidenceExtension,
  extraction,
  ofOurs,
  producer,
  relationship,
  type StixObject,
  tlpMarking,
} from "./objects";

export interface SharedAccount {
  token: string;
  firstSeen: Date;
  lastSeen: Date;
}

export interface BundleInput {
  exportId: string;
  campaign: {
    id: string;
    codeName: string;
    verdict: string;
    accounts: number;
    exchanges: number;
    firstSeen: Date;
    lastSeen: Date;
    createdAt: Date;
    updatedAt: Date;
    families: Record<string, number>;
  };
  tlp: Tlp;
  keyId: string;
  addresses: AddressFact[];
  accounts: AsyncIterable<SharedAccount[]>;
}

/** The objects of a bundle, account pages as they come: memory does not grow with the campaign. */
export async function* stixObjects(input: BundleInput): AsyncGenerator<StixObject> {
  const marking = tlpMarking(input.tlp);
  const common: Common = {
    spec_version: "2.1",
    created_by_ref: producer.id,
    created: input.campaign.createdAt.toISOString(),
    modified: input.campaign.updatedAt.toISOString(),
    object_marking_refs: [marking.id],
  };
  yield marking;
  yield producer;
  yield evidenceExtension;
  const technique = extraction();
  yield technique;
  const campaign = campaignObject(common, input.campaign);
  yield campaign;
  yield relationship(common, campaign.id, "uses", technique.id);
  const infrastructure: StixObject = {
    type: "infrastructure",
    ...common,
    id: objectId("infrastructure", input.campaign.id),
    name: `Accounts of ${input.campaign.codeName}`,
    infrastructure_types: ["anonymization"],
    first_seen: input.campaign.firstSeen.toISOString(),
    last_seen: input.campaign.lastSeen.toISOString(),
  };
  yield infrastructure;
  yield relationship(common, campaign.id, "uses", infrastructure.id);
  for (const fact of input.addresses) yield* addressIndicator(common, campaign.id, fact);
  for await (const page of input.accounts) yield* accountPage(common, infrastructure.id, input, page);
}

function campaignObject(common: Common, campaign: BundleInput["campaign"]): StixObject {
  return {
    type: "campaign",
    ...common,
    id: objectId("campaign", campaign.id),
    name: campaign.codeName,
    description: "Coordinated extraction, consistent with distillation. Verdict of an analyst; no attribution is made.",
    objective: "Harvest outputs of a language model to train another.",
    first_seen: campaign.firstSeen.toISOString(),
    last_seen: campaign.lastSeen.toISOString(),
    extensions: ofOurs({
      verdict: campaign.verdict,
      accounts: campaign.accounts,
      exchanges: campaign.exchanges,
      evidence_families: campaign.families,
    }),
  };
}

function* accountPage(
  common: Common,
  infrastructure: string,
  { keyId, exportId }: BundleInput,
  page: SharedAccount[],
): Generator<StixObject> {
  const refs: string[] = [];
  for (const { token } of page) {
    const id = observableId("user-account", { user_id: token });
    refs.push(id);
    yield {
      type: "user-account",
      spec_version: "2.1",
      id,
      user_id: token,
      object_marking_refs: common.object_marking_refs,
      extensions: ofOurs({ token_scheme: "hmac-sha-256", token_key_id: keyId }),
    };
  }
  const observed: StixObject = {
    type: "observed-data",
    ...common,
    id: objectId("observed-data", exportId, refs[0] ?? ""),
    first_observed: earliest(page).toISOString(),
    last_observed: latest(page).toISOString(),
    number_observed: page.length,
    object_refs: refs,
  };
  yield observed;
  yield relationship(common, infrastructure, "consists-of", observed.id);
}

const earliest = (page: SharedAccount[]): Date =>
  new Date(Math.min(...page.map(({ firstSeen }) => firstSeen.getTime())));
const latest = (page: SharedAccount[]): Date => new Date(Math.max(...page.map(({ lastSeen }) => lastSeen.getTime())));

/** The text of a bundle, object by object. */
export async function* bundleText(exportId: string, objects: AsyncIterable<StixObject>): AsyncGenerator<string> {
  yield `{"type":"bundle","id":"${objectId("bundle", exportId)}","objects":[\n`;
  let separator = "";
  for await (const object of objects) {
    yield `${separator}${JSON.stringify(object)}`;
    separator = ",\n";
  }
  yield "\n]}\n";
}
