import { newId } from "@/lib/kernel";
import { pseudonymOf } from "@/lib/traffic";
import type { Warehouse } from "@/lib/warehouse";
import type { RefineInput } from "./clusters/refine";
import type { Configuration } from "./configuration";
import { explainCampaign } from "./explanation/explain";
import { type HeldFact, heldFacts, shownFacts } from "./explanation/facts";
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
  signal?: AbortSignal | undefined;
}

const refineInput = ({ findings: { linkage, masks }, config }: NamingInput): RefineInput => ({
  table: linkage.table,
  weights: linkage.weights,
  available: (account, family) => (((masks[account] ?? 0) >> family) & 1) === 1,
  config,
});

/** Adds to the facts when their values were in use and which exchanges show it. */
async function addSightings(naming: NamingInput, facts: readonly HeldFact[][]): Promise<void> {
  const numbers = naming.findings.assessed.map(({ group }) => naming.findings.linkage.groups.indexOf(group) + 1);
  const byKey = new Map<string, HeldFact>();
  const values = facts.flatMap((list, i) =>
    shownFacts(list).map((held) => {
      const { kind, value } = held.fact;
      byKey.set(`${numbers[i]}/${kind}/${value}`, held);
      return { number: numbers[i] ?? 0, kind, value };
    }),
  );
  for (const seen of await readSightings(naming.store, { runId: naming.runId, signal: naming.signal }, values)) {
    const held = byKey.get(`${seen.number}/${seen.kind}/${seen.value}`);
    if (held)
      Object.assign(held.fact, { firstSeen: seen.firstSeen, lastSeen: seen.lastSeen, exchangeIds: seen.exchangeIds });
  }
}

/** Gives assessed groups their identity over runs, a code name and their explanation. */
export async function nameCampaigns(
  naming: NamingInput,
): Promise<{ publications: Publication[]; incidences: CampaignIncidence[] }> {
  const { linkage, profiles, assessed } = naming.findings;
  const input = refineInput(naming);
  const facts = assessed.map(({ members }) => {
    const core = members.filter((member) => member.tier === "core").map((member) => member.account);
    const all = new Set(members.map((member) => member.account));
    return heldFacts(core, all, input, linkage.hubs, pseudonymOf);
  });
  await addSightings(naming, facts);
  const idsOf = (accounts: readonly number[]) => accounts.map((account) => profiles[account]?.accountId ?? "");
  const matches = matchCampaigns(
    assessed.map(({ members }) => idsOf(members.map((member) => member.account))),
    naming.known,
  );
  const taken = new Set(naming.codeNames.values());
  const publications = assessed.map((group, i): Publication => {
    const id = matches[i]?.id ?? newId();
    const codeName = naming.codeNames.get(id) ?? codeNameFor(id, taken);
    taken.add(codeName);
    const campaign = explainCampaign({ id, codeName }, group, facts[i] ?? [], profiles, input, linkage.threshold);
    return { ...campaign, lineage: matches[i]?.lineage ?? [] };
  });
  const incidences = publications.flatMap(({ id }, i) => incidencesOf(id, facts[i] ?? [], naming));
  return { publications, incidences };
}

/** Who holds which value, with how many exchanges: what the campaign's graph is drawn from. */
function incidencesOf(campaignId: string, facts: readonly HeldFact[], naming: NamingInput): CampaignIncidence[] {
  const { table } = naming.findings.linkage;
  return facts.flatMap(({ fact, holders, places }) => {
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
      family: fact.family,
      kind: fact.kind,
      value: fact.value,
      account_id: naming.findings.profiles[account]?.accountId ?? "",
      exchanges: count,
      weight: fact.weight,
    }));
  });
}
