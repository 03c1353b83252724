import type { Database } from "@/lib/db";
import type { Warehouse } from "@/lib/warehouse";
import { Tlp } from "../contract";
import type { CampaignAtGate } from "../gate/admission";
import { memberReason, type ValueAtGate, type WrapperAtGate } from "../gate/gate";
import {
  addressKinds,
  type CampaignRow,
  type ClearValue,
  countHolders,
  domainKinds,
  type FactRow,
  readAddresses,
  readDomains,
  readFacts,
  readMembersAlike,
  wrapperKinds,
} from "../store/material";
import { openWrapper } from "../wrappers/released";
import type { Part } from "./part";

export interface Stores {
  db: Database;
  warehouse: Warehouse;
}

/** A shared value of a campaign that may become an indicator. */
export interface Candidate<AtGate> {
  fact: FactRow;
  atGate: AtGate;
}

export interface Material {
  campaign: CampaignRow;
  /** What of it the bundle is about, when not the whole. */
  part: Part | undefined;
  values: Candidate<ValueAtGate>[];
  wrappers: Candidate<WrapperAtGate>[];
  /** Core members that may be shared, of the part where it is about one. */
  shareable: number;
}

export const atGate = (campaign: CampaignRow, part?: Part): CampaignAtGate => ({
  codeName: campaign.codeName,
  verdict: campaign.verdict,
  isConfirmed: campaign.status === "confirmed" && campaign.verdictBy === "analyst",
  hasEnded: campaign.endedById !== null,
  isPart: part !== undefined,
  exchanges: part?.exchanges ?? Number(campaign.exchanges),
  firstSeen: part?.firstSeen ?? campaign.firstSeen,
  lastSeen: part?.lastSeen ?? campaign.lastSeen,
  marking: Tlp.parse(campaign.markings[0]?.tlp ?? "clear"),
});

/**
 * What the gate is asked about a campaign, or a part of it, besides its members; holders are counted among those who may be shared. Of a part,
 * only what one of those holds: the rest is not about them.
 */
export async function readMaterial({ db, warehouse }: Stores, campaign: CampaignRow, part?: Part): Promise<Material> {
  const known = uniqueFacts(await readFacts(db, campaign.id));
  const shareable = part?.shareable ?? (await shareableIds(db, campaign.id));
  const run = { runId: campaign.runId, campaignId: campaign.id };
  const all = known.map(({ value }) => value);
  const holders = await countHolders(warehouse, run, all, shareable);
  const facts = part === undefined ? known : known.filter(({ kind, value }) => holders.has(`${kind}/${value}`));
  const of = (kinds: string[]) => facts.filter(({ kind }) => kinds.includes(kind));
  const valuesOf = (kinds: string[]) => of(kinds).map(({ value }) => value);
  const [addresses, domains] = await Promise.all([
    readAddresses(warehouse, run, valuesOf(addressKinds)),
    readDomains(warehouse, run, valuesOf(domainKinds)),
  ]);
  const coreOf = ({ kind, value }: FactRow) => holders.get(`${kind}/${value}`) ?? 0;
  return {
    ...{ campaign, part },
    shareable: shareable.length,
    values: [
      ...inClear("address", of(addressKinds), addresses, coreOf),
      ...inClear("domain", of(domainKinds), domains, coreOf),
    ],
    wrappers: of(wrapperKinds).map((fact) => ({ fact, atGate: wrapperAtGate(fact, coreOf(fact), campaign) })),
  };
}

/** Core members that may be shared: what a value is precise about. */
export async function shareableIds(db: Database, campaignId: string): Promise<string[]> {
  const groups = await readMembersAlike(db, campaignId);
  return groups.flatMap((members) => (memberReason(members) === undefined ? members.accountIds : []));
}

const uniqueFacts = (facts: readonly FactRow[]): FactRow[] => [
  ...new Map(facts.toReversed().map((fact) => [`${fact.kind}/${fact.value}`, fact])).values(),
];

function inClear(
  kind: ValueAtGate["kind"],
  facts: readonly FactRow[],
  found: readonly ClearValue[],
  coreOf: (fact: FactRow) => number,
): Candidate<ValueAtGate>[] {
  const byValue = new Map(found.map((one) => [one.value, one]));
  return facts.map((fact) => {
    const { clear, owner = "" } = byValue.get(fact.value) ?? {};
    const core = coreOf(fact);
    const { hub: isHub, firstSeen, lastSeen } = fact;
    const all = Math.max(core, fact.accountsHere, fact.accountsOverall);
    return { fact, atGate: { kind, clear, core, all, isHub, owner, firstSeen, lastSeen } };
  });
}

function wrapperAtGate(fact: FactRow, core: number, { id, released }: CampaignRow): WrapperAtGate {
  const row = released.find(({ kind, value }) => kind === fact.kind && value === fact.value);
  const text = row && openWrapper({ ...row, campaignId: id });
  const all = Math.max(core, fact.accountsHere, fact.accountsOverall);
  return { core, all, released: text, lastSeen: fact.lastSeen };
}
