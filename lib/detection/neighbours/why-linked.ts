import type { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import { type EpochHolder, readEpochHolders, readEpochIds, readEpochPlaces } from "../store/neighbours";
import { type Edge, meeting, Side } from "./chain";
import { type ChainLink, type PairEvidence, type WhyLinked, WhyLinkedQuery } from "./contract";
import { evidenceOfPair } from "./facts";
import { gather } from "./gather";
import { type OpenMeasure, openMeasure } from "./open-measure";
import { measurePairs } from "./pairs";
import { whySentence } from "./sentences";

/** Accounts that one step goes on from, and that it looks at: what bounds the search, whatever the size of the campaign. */
const mostExpanded = 60;
const mostLookedAt = 2_000;

/**
 * What links two accounts: what they share, else the shortest chain of at most four links, and of those the one whose weakest link is
 * strongest. The nats are those that a run would give each pair with the statistics of the epoch.
 * @throws `precondition_failed` before any run over everything; `invalid_input` for an account that the last one did not see
 */
export function whyLinked(ctx: Context, input: z.input<typeof WhyLinkedQuery>): Promise<WhyLinked> {
  return runQuery(
    ctx,
    { permission: "account.read", schema: WhyLinkedQuery, input },
    async ({ accountA, accountB }) => {
      const measure = await openMeasure(ctx);
      const known = await readEpochHolders(ctx.warehouse, measure.epoch, [accountA, accountB]);
      const [a, b] = [accountA, accountB].map((id) => {
        const found = known.find(({ accountId }) => accountId === id);
        if (found === undefined)
          throw invalidInput(`The last run over everything did not see account ${id}.`, { field: id });
        return found;
      }) as [EpochHolder, EpochHolder];
      const direct = await evidenceBetween(ctx, a, b, measure);
      const { way, searched } = direct.linked ? { way: [], searched: 0 } : await findChain(ctx, a, b, measure);
      const chain = await describeChain(ctx, way, measure);
      const { thresholdNats } = measure.by;
      return {
        ...{ accountA, accountB, direct, chain, searched },
        relation: direct.linked ? "linked" : chain.length > 0 ? "chained" : "not_linked",
        sentence: whySentence({ accountA, accountB, direct, chain, searched, thresholdNats }),
        by: measure.by,
      };
    },
  );
}

async function evidenceBetween(
  { warehouse }: Context,
  a: EpochHolder,
  b: EpochHolder,
  measure: OpenMeasure,
): Promise<PairEvidence> {
  const other = new Set(b.held);
  const places = a.held.filter((place) => other.has(place));
  const values = places.length === 0 ? [] : await readEpochPlaces(warehouse, measure.epoch, places);
  const pairs = measurePairs(
    2,
    values.map((value) => ({ ...value, accounts: [0, 1] })),
    measure,
  );
  return evidenceOfPair(pairs, 0, 1, measure);
}

/** Takes one step from each side in turn, until they meet or four steps are taken. */
async function findChain(ctx: Context, a: EpochHolder, b: EpochHolder, measure: OpenMeasure) {
  const [left, right] = [new Side(a.number), new Side(b.number)];
  for (const side of [left, right, left, right]) {
    side.step(await linksFrom(ctx, side, measure));
    const way = meeting(left, right);
    if (way) return { way, searched: left.accounts.length + right.accounts.length };
  }
  return { way: [], searched: left.accounts.length + right.accounts.length };
}

/** Links of the accounts that a side has reached last to accounts that it has not. */
async function linksFrom({ warehouse }: Context, side: Side, measure: OpenMeasure): Promise<Edge[]> {
  const numbers = side.frontier(mostExpanded);
  if (numbers.length === 0) return [];
  const middle = await holdersAt(warehouse, measure, numbers);
  const asking = { without: side.accounts, most: mostLookedAt, measure };
  const { sharers, values } = await gather(warehouse, middle, asking);
  const pairs = measurePairs(middle.length + sharers.length, values, measure);
  return middle.flatMap(({ number: from }, i) =>
    sharers.flatMap(({ number: to }, j) => {
      const { linked, total } = pairs.nats(i, middle.length + j);
      return linked ? [{ from, to, nats: total }] : [];
    }),
  );
}

async function holdersAt(warehouse: Context["warehouse"], { epoch }: OpenMeasure, numbers: readonly number[]) {
  const ids = await readEpochIds(warehouse, epoch, numbers);
  return readEpochHolders(warehouse, epoch, [...ids.values()]);
}

async function describeChain(ctx: Context, way: readonly number[], measure: OpenMeasure): Promise<ChainLink[]> {
  if (way.length === 0) return [];
  const holders = new Map((await holdersAt(ctx.warehouse, measure, way)).map((one) => [one.number, one]));
  const steps = way.slice(1).flatMap((to, i) => {
    const [a, b] = [holders.get(way[i] ?? -1), holders.get(to)];
    return a && b ? [[a, b] as const] : [];
  });
  return Promise.all(
    steps.map(async ([a, b]) => {
      return { from: a.accountId, to: b.accountId, ...(await evidenceBetween(ctx, a, b, measure)) };
    }),
  );
}
