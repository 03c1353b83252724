import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { readEpochHolders, readEpochNumbers, readEpochValuesHeld, readEpochValuesOf } from "../store/neighbours";
import { ValueKind } from "../vocabulary";
import type { Neighbour, Neighbours } from "./contract";
import { evidenceOfPair } from "./facts";
import { gather } from "./gather";
import { type OpenMeasure, openMeasure } from "./open-measure";
import { type MeasuredPairs, measurePairs, type PairNats } from "./pairs";
import { reasonOf } from "./sentences";

const Input = z.object({
  /** Accounts whose neighbours are asked for, the latest last. */
  accounts: z.array(z.string()),
  /** Values that nobody in particular holds: what an investigation started from. */
  values: z.array(z.object({ kind: ValueKind, value: z.string().regex(/^\d+$/) })).default([]),
  /** Accounts that are not asked for. */
  without: z.array(z.string()).default([]),
  /** The only accounts that are asked for, whatever they share. */
  only: z.array(z.string()).max(200).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** Accounts that are compared with every sharer; more say little that these do not, and cost as much again. */
const mostCompared = 500;
/** Sharers that are measured pair by pair; of those left out it is known what they cannot exceed. */
const mostMeasured = 400;

interface Ranked {
  index: number;
  best: number;
  nats: PairNats;
  linkedTo: number;
  sharesWith: number;
}

/**
 * Accounts by the nats of their strongest link to any of some accounts, or to some values: the nats that a run would give the pair
 * with the statistics of the epoch.
 * @throws `precondition_failed` before any run over everything
 */
export function rankNeighbours(ctx: Context, input: z.input<typeof Input>): Promise<Neighbours> {
  return runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async (input) => {
    const { accounts, values, without, limit } = input;
    const measure = await openMeasure(ctx);
    const { epoch, by } = measure;
    const compared = accounts.slice(-mostCompared);
    const [known, valuesHeld, seeds, others] = await Promise.all([
      readEpochHolders(ctx.warehouse, epoch, compared),
      readEpochValuesHeld(ctx.warehouse, epoch, compared),
      values.length === 0 ? [] : readEpochValuesOf(ctx.warehouse, epoch, values),
      readEpochNumbers(ctx.warehouse, epoch, [...without, ...accounts.slice(0, -mostCompared)]),
    ]);
    const excluded = [...others, ...known.map(({ number }) => number)];
    const fromValues = seeds.length === 0 ? [] : [{ accountId: null, held: seeds.map(({ place }) => place) }];
    const middle = [...known, ...fromValues];
    const only = input.only && (await readEpochNumbers(ctx.warehouse, epoch, input.only));
    const asking = {
      ...{ without: excluded, most: mostMeasured, only, isNamed: true, measure },
      known: [...valuesHeld, ...seeds],
    };
    const { sharers, ids, total, leftOutBelow, values: held } = await gather(ctx.warehouse, middle, asking);
    const pairs = measurePairs(middle.length + sharers.length, held, measure);
    const ranked = rank(pairs, known.length, middle.length, sharers.length).slice(0, limit);
    const numberOf = ({ index }: Ranked) => sharers[index - middle.length]?.number ?? 0;
    const seen = new Set(known.map(({ accountId }) => accountId));
    return {
      rows: ranked.map((one) =>
        neighbourOf(one, pairs, ids.get(numberOf(one)) ?? "", middle[one.best]?.accountId ?? null, measure),
      ),
      total,
      measured: sharers.length,
      leftOutBelow,
      unknown: compared.filter((accountId) => !seen.has(accountId)),
      comparedWith: known.length,
      by,
    };
  });
}

/** @param known how many of those in the middle are accounts; the values that an investigation started from are nobody to be linked to */
function rank(pairs: MeasuredPairs, known: number, middle: number, sharers: number): Ranked[] {
  const ranked = Array.from({ length: sharers }, (_, i): Ranked => {
    const index = middle + i;
    const found: Ranked = { index, best: 0, nats: { ...pairs.nats(0, index) }, linkedTo: 0, sharesWith: 0 };
    for (let one = 0; one < middle; one++) {
      const nats = pairs.nats(one, index);
      if (one < known) {
        if (nats.linked) found.linkedTo++;
        if (nats.total > 0) found.sharesWith++;
      } else nats.linked = false;
      if (one === 0 || nats.total > found.nats.total) Object.assign(found, { best: one, nats });
    }
    return found;
  });
  return ranked.sort(
    (a, b) =>
      b.nats.total - a.nats.total ||
      Number(b.nats.corroborated) - Number(a.nats.corroborated) ||
      b.linkedTo - a.linkedTo ||
      a.index - b.index,
  );
}

function neighbourOf(
  { index, best, nats: { linked }, linkedTo, sharesWith }: Ranked,
  pairs: MeasuredPairs,
  accountId: string,
  withAccount: string | null,
  measure: OpenMeasure,
): Neighbour {
  const evidence = { ...evidenceOfPair(pairs, best, index, measure), linked };
  const reason = reasonOf(evidence, withAccount, measure.by.thresholdNats);
  return { ...evidence, accountId, withAccount, linkedTo, sharesWith, reason };
}
