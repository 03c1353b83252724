import { newId } from "@/lib/kernel";
import { pseudonymOf } from "@/lib/traffic";
import type { Warehouse } from "@/lib/warehouse";
import type { RefineInput } from "./clusters/refine";
import type { Configuration } from "./configuration";
import type { EvidenceFact } from "./contract";
import { explainCampaign } from "./explanation/explain";
import { type GroupMaterial, materialOf, surroundingsFor } from "./explanation/name-groups";
import { codeNameFor } from "./identity/code-names";
import { type KnownCampaign, matchCampaigns } from "./identity/match";
import type { Findings } from "./pipeline";
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
  signal?: AbortSignal | undefined;
}

const refineInput = ({ findings: { linkage, masks }, config }: NamingInput): RefineInput => ({
  table: linkage.table,
  weights: linkage.weights,
  available: (account, family) => (((masks[account] ?? 0) >> family) & 1) === 1,
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
export async function nameCampaigns(
  naming: NamingInput,
): Promise<{ publications: Publication[]; incidences: CampaignIncidence[] }> {
  const { linkage, profiles, assessed } = naming.findings;
  const from = {
    findings: naming.findings,
    input: refineInput(naming),
    evaluations: naming.evaluations ?? null,
    pseudonym: pseudonymOf,
  };
  const around = surroundingsFor(from);
  const groups = assessed.map((one) => materialOf(one, around, from));
  await addSightings(naming, groups);
  const idsOf = (accounts: readonly number[]) => accounts.map((account) => profiles[account]?.accountId ?? "");
  const matches = matchCampaigns(
    assessed.map(({ members }) => idsOf(members.map((member) => member.account))),
    naming.known,
  );
  const taken = new Set(naming.codeNames.values());
  const publications = groups.map((group, i): Publication => {
    const id = matches[i]?.id ?? newId();
    const codeName = naming.codeNames.get(id) ?? codeNameFor(id, taken);
    taken.add(codeName);
    const campaign = explainCampaign({ ...group, id, codeName, linkNats: linkage.threshold });
    return { ...campaign, lineage: matches[i]?.lineage ?? [] };
  });
  const incidences = publications.flatMap(({ id }, i) => incidencesOf(id, groups[i], naming));
  return { publications, incidences };
}

/** Who holds which value, with how many exchanges and what it counts: what graph and facts of accounts are made of. */
function incidencesOf(campaignId: string, group: GroupMaterial | undefined, naming: NamingInput): CampaignIncidence[] {
  const { table } = naming.findings.linkage;
  return (group?.values ?? []).flatMap(({ holders, places, counts, overall, ...held }) => {
    const exchanges = new Map<number, number>(holders.map((account) => [account, 0]));
    for (const place of places) {
      for (let i = table.valueStart[place] ?? 0; i < (table.valueStart[place + 1] ?? 0); i++) {
        const account = table.holders[i] ?? 0;
        const known = exchanges.get(account);
        if (known !== undefined) exchanges.set(account, known + (table.exchanges[i] ?? 0));
      }
    }
    return [...exchanges].map(([account, count]) => ({
      run_id: naming.runId,
      campaign_id: campaignId,
      family: held.family,
      kind: held.kind,
      value: held.value,
      account_id: naming.findings.profiles[account]?.accountId ?? "",
      exchanges: count,
      weight: held.weight,
      hub: held.hub ? 1 : 0,
      here: holders.length,
      overall,
      alone: counts.get(account)?.weight ?? 0,
      counts: counts.get(account)?.nats ?? 0,
    }));
  });
}
