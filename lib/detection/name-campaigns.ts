import { newId } from "@/lib/kernel";
import { pseudonymOf } from "@/lib/traffic";
import type { Warehouse } from "@/lib/warehouse";
import type { RefineInput } from "./clusters/refine";
import type { Configuration } from "./configuration";
import type { EvidenceFact } from "./contract";
import { explainCampaign } from "./explanation/explain";
import type { GroupReasons, MemberReason } from "./explanation/group-reasons";
import { type GroupMaterial, surroundingsFor } from "./explanation/name-groups";
import { type External, nothingExternal } from "./external/read-external";
import { codeNameFor } from "./identity/code-names";
import { type KnownCampaign, matchCampaigns } from "./identity/match";
import { familiesIn } from "./links/strands";
import type { Group } from "./model";
import type { Findings } from "./pipeline";
import { nothingRegrouped, type StandingPieces } from "./regrouping/pieces";
import { nothingStands, type Standing } from "./standing/model";
import { type StoodGroup, standGroups } from "./standing/stand-groups";
import { readSightings } from "./store/activity";
import type { CampaignIncidence } from "./store/incidence";
import type { Publication } from "./store/publish";

export interface NamingInput {
  store: Warehouse;
  runId: string;
  config: Configuration;
  findings: Findings;
  known: readonly KnownCampaign[];
  codeNames: ReadonlyMap<string, string>;
  /** Accounts in campaigns that a person judged to be evaluations; null when nobody has judged any. */
  evaluations?: ReadonlySet<string> | null;
  /** What people decided; nothing stands by default. */
  standing?: Standing;
  /** What other providers say of accounts; nothing by default. */
  external?: External;
  /** What people merged and split; nothing by default. */
  regrouped?: StandingPieces;
  signal?: AbortSignal | undefined;
}

const refineInput = ({ findings: { linkage, masks }, config }: NamingInput): RefineInput => ({
  table: linkage.table,
  weights: linkage.weights,
  available: familiesIn(masks),
  config,
});

/** Adds to the facts when their values were in use and which exchanges show it. */
async function addSightings(naming: NamingInput, groups: readonly GroupMaterial[]): Promise<void> {
  const byKey = new Map<string, EvidenceFact>();
  const values = groups.flatMap(({ assessed, facts }) => {
    const number = naming.findings.linkage.groups.indexOf(assessed.group) + 1;
    return facts.map((fact) => {
      byKey.set(`${number}/${fact.kind}/${fact.value}`, fact);
      return { number, kind: fact.kind, value: fact.value };
    });
  });
  for (const seen of await readSightings(naming.store, { runId: naming.runId, signal: naming.signal }, values)) {
    const { firstSeen, lastSeen, exchangeIds } = seen;
    Object.assign(byKey.get(`${seen.number}/${seen.kind}/${seen.value}`) ?? {}, { firstSeen, lastSeen, exchangeIds });
  }
}

/** Gives assessed groups their identity over runs, a code name and their explanation. */
export async function nameCampaigns(naming: NamingInput): Promise<{
  publications: Publication[];
  /** Who holds which value; made as they are taken, since there are millions. */
  incidences: Iterable<CampaignIncidence>;
  /** The campaign that each published group is, by id. */
  campaignOf: Map<Group, string>;
}> {
  const from = {
    findings: naming.findings,
    input: refineInput(naming),
    evaluations: naming.evaluations ?? null,
    pseudonym: pseudonymOf,
    external: naming.external ?? nothingExternal,
  };
  const standing = naming.standing ?? nothingStands;
  const groups = await standGroups(naming.store, standing, surroundingsFor(from), from);
  await addSightings(
    naming,
    groups.map(({ material }) => material),
  );
  const published = named(groups, naming, standing);
  const loud = published.filter(({ publication }) => !publication.isSilent);
  const incidences: Iterable<CampaignIncidence> = {
    *[Symbol.iterator]() {
      for (const { publication, material } of loud) yield* incidencesOf(publication.id, material, naming);
    },
  };
  return {
    publications: published.map(({ publication }) => publication),
    incidences,
    campaignOf: new Map(published.map(({ publication, material }) => [material.assessed.group, publication.id])),
  };
}

/**
 * A dismissed campaign goes on only as what was dismissed; a part of it that is found for itself stays as silent as the whole. One that
 * a person composed goes on only as that.
 */
function named(groups: readonly StoodGroup[], naming: NamingInput, { dismissals }: Standing) {
  const { linkage, ids } = naming.findings;
  const { joined } = naming.regrouped ?? nothingRegrouped;
  const composed = groups.map(({ material }) => material.assessed.group.campaignId);
  const dismissed = new Set(dismissals.map(({ campaignId }) => campaignId));
  const matches = matchCampaigns(
    groups.map(({ material }) => material.assessed.members.map(({ account }) => ids[account] ?? "")),
    naming.known,
    (group, id) => {
      if (composed[group] !== undefined || joined.has(id)) return composed[group] === id;
      return !dismissed.has(id) || groups[group]?.stood.cover?.dismissal.campaignId === id;
    },
  );
  const taken = new Set(naming.codeNames.values());
  return groups.flatMap(({ material, stood }, i): { publication: Publication; material: GroupMaterial }[] => {
    const own = composed[i] ?? matches[i]?.id;
    // A campaign that people look at, or have confirmed, is theirs: the dismissal of another one does not silence it.
    const isTheirs = own !== undefined && !dismissed.has(own);
    if (stood.isSilent && own === undefined) return [];
    const id = own ?? newId();
    const codeName = naming.codeNames.get(id) ?? codeNameFor(id, taken);
    taken.add(codeName);
    const campaign = explainCampaign({ ...material, id, codeName, linkNats: linkage.threshold });
    const lineage = matches[i]?.lineage ?? [];
    const difference = isTheirs ? undefined : stood.difference;
    return [{ publication: { ...campaign, lineage, difference, isSilent: stood.isSilent && !isTheirs }, material }];
  });
}

type Count = Pick<MemberReason, "weight" | "nats">;

/** What each value counts for members, by its key and then by account index. */
function countsByValue(reasons: GroupReasons): (key: string) => ReadonlyMap<number, Count> | undefined {
  const counts = new Map<string, Map<number, Count>>();
  for (const [account, list] of reasons) {
    for (const { key, weight, nats } of list) {
      const counted = counts.get(key) ?? new Map();
      counts.set(key, counted);
      counted.set(account, { weight, nats });
    }
  }
  return (key) => counts.get(key);
}

/** Who holds which value, with how many exchanges and what it counts: what graph and facts of accounts are made of. */
function* incidencesOf(
  campaignId: string,
  { values, reasons }: GroupMaterial,
  naming: NamingInput,
): Generator<CampaignIncidence> {
  const { table } = naming.findings.linkage;
  const countsOf = countsByValue(reasons);
  for (const { holders, places, overall, ...held } of values) {
    const counts = countsOf(`${held.kind}/${held.value}`);
    const exchanges = new Map<number, number>(holders.map((account) => [account, 0]));
    for (const place of places) {
      for (let i = table.valueStart[place] ?? 0; i < (table.valueStart[place + 1] ?? 0); i++) {
        const account = table.holders[i] ?? 0;
        const known = exchanges.get(account);
        if (known !== undefined) exchanges.set(account, known + table.exchanges.at(i));
      }
    }
    for (const [account, count] of exchanges) {
      yield {
        run_id: naming.runId,
        campaign_id: campaignId,
        family: held.family,
        kind: held.kind,
        value: held.value,
        account_id: naming.findings.ids[account] ?? "",
        exchanges: count,
        weight: held.weight,
        hub: held.hub ? 1 : 0,
        listed: held.listedBy,
        here: holders.length,
        overall,
        alone: counts?.get(account)?.weight ?? 0,
        counts: counts?.get(account)?.nats ?? 0,
      };
    }
  }
}
