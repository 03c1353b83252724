import type { Warehouse } from "@/lib/warehouse";
import type { EvidenceFact } from "../contract";
import { named } from "../explanation/facts";
import { rounded } from "../explanation/parts";
import type { CampaignIncidence } from "../store/incidence";
import { readEpochHolders } from "../store/neighbours";
import { readValueSightings } from "../store/value-sightings";
import { valueKinds } from "../vocabulary";
import { factsOf } from "./facts";
import { gather } from "./gather";
import { type MeasuredMember, strongestLinks } from "./member-evidence";
import type { OpenMeasure } from "./open-measure";
import { type MeasuredPairs, measurePairs } from "./pairs";

/** Accounts put together by a person, measured against each other. */
export interface MeasuredGroup {
  /** In the order of the members; those that the epoch does not know come last, and share nothing. */
  accountIds: string[];
  members: MeasuredMember[];
  pairs: MeasuredPairs;
  /** Shared values, the most telling of each family first. */
  facts: EvidenceFact[];
}

/** Of each family, the values that people are shown for a campaign. */
const mostShown = 8;
/** Holders whose traffic is asked when a value was in use. */
const mostAsked = 200;

export async function measureGroup(
  warehouse: Warehouse,
  accountIds: readonly string[],
  measure: OpenMeasure,
): Promise<MeasuredGroup> {
  const known = await readEpochHolders(warehouse, measure.epoch, accountIds);
  const { values } = await gather(warehouse, known, { without: [], most: 0, measure });
  const shared = values.filter(({ accounts }) => accounts.length >= 2);
  const all = new Set(known.map(({ accountId }) => accountId));
  const strangers = accountIds.filter((id) => !all.has(id));
  const pairs = measurePairs(known.length + strangers.length, shared, measure);
  const members = strongestLinks(known.length + strangers.length, pairs, measure.config);
  const facts = shownFacts(pairs, measure);
  const ids = [...all, ...strangers];
  return { accountIds: ids, members, pairs, facts: await seen(warehouse, facts, ids.slice(0, mostAsked)) };
}

/** The values that most of them share, by what they tie: the strongest of each family. */
function shownFacts(pairs: MeasuredPairs, measure: OpenMeasure): EvidenceFact[] {
  const holders = new Map<string, Set<number>>();
  for (const { kind, value, accounts } of pairs.values) {
    const key = `${kind}/${value}`;
    holders.set(key, new Set([...(holders.get(key) ?? []), ...accounts]));
  }
  const here = (fact: { kind: string; value: string }) => holders.get(`${fact.kind}/${fact.value}`)?.size ?? 0;
  const weighed = pairs.values.map((value, place) => ({ value, nats: pairs.weights[place] ?? 0 }));
  const facts = factsOf(weighed, measure)
    .filter(({ nats }) => nats > 0)
    .sort((a, b) => here(b) * b.nats - here(a) * a.nats);
  const perFamily = new Map<string, number>();
  return facts.flatMap(({ family, kind, value, display, nats, overall, hub, listedBy = [] }) => {
    const count = (perFamily.get(family) ?? 0) + 1;
    perFamily.set(family, count);
    if (count > mostShown) return [];
    const accountsHere = here({ kind, value });
    return [
      {
        ...{ family, kind, value, display, hub, ...named(listedBy), accountsHere },
        accountsOverall: Math.max(overall, accountsHere),
        ...{ weight: nats, firstSeen: null, lastSeen: null, exchangeIds: [] },
      },
    ];
  });
}

/** The same with when the values were in use, and exchanges that show it. */
async function seen(warehouse: Warehouse, facts: EvidenceFact[], accounts: readonly string[]): Promise<EvidenceFact[]> {
  const sightings = await readValueSightings(warehouse, accounts, facts);
  const byKey = new Map(sightings.map((one) => [`${one.kind}/${one.value}`, one]));
  return facts.map((fact) => {
    const { firstSeen = null, lastSeen = null, exchangeIds = [] } = byKey.get(`${fact.kind}/${fact.value}`) ?? {};
    return { ...fact, firstSeen, lastSeen, exchangeIds };
  });
}

/** Who holds what of the shared values, and what it counts: what the graph and the facts of members are made of. */
export function* incidencesOf(
  { accountIds, members, pairs }: MeasuredGroup,
  of: { runId: string; campaignId: string },
): Generator<CampaignIncidence> {
  const rows = new Map<string, CampaignIncidence>();
  for (const [place, { kind, value, anywhere, overall, hub, listed, accounts }] of pairs.values.entries()) {
    const weight = pairs.weights[place] ?? 0;
    if (weight <= 0) continue;
    for (const account of accounts) {
      const key = `${kind}/${value}/${account}`;
      const counts = members[account]?.counts.get(place) ?? 0;
      const known = rows.get(key);
      rows.set(key, {
        ...{ run_id: of.runId, campaign_id: of.campaignId, family: valueKinds[kind], kind, value },
        ...{ account_id: accountIds[account] ?? "", exchanges: 0, hub, listed, here: accounts.length },
        weight: Math.max(weight, known?.weight ?? 0),
        overall: Math.max(overall, anywhere),
        alone: Math.max(counts > 0 ? weight : 0, known?.alone ?? 0),
        counts: rounded(counts + (known?.counts ?? 0)),
      });
    }
  }
  yield* rows.values();
}
