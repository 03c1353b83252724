import { randomInt } from "node:crypto";
import { type Context, runCommand, runQuery } from "@/lib/command";
import { newId, preconditionFailed, seededRandom } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { DrawSample, strata as order, type SampleSummary } from "./contract";
import { insertSample, type NewItem, readPublishedRun } from "./store/samples";
import { countAccounts, readShuffled, readStandings, type Standing } from "./store/strata";
import { divide } from "./strata";

const pageSize = 2_000;

/**
 * Draws accounts at random, each stratum by itself and without replacement, and mixes them, so that nobody can tell where one
 * comes from. The same seed over the same data draws the same accounts.
 * @throws `precondition_failed` before detection has ever been run
 */
export async function drawSample(ctx: Context, input: DrawSample): Promise<SampleSummary> {
  const guard = { permission: "account.label", schema: DrawSample, input } as const;
  const run = await runQuery(ctx, guard, () => readPublishedRun(ctx.db));
  if (!run) throw preconditionFailed("Run detection first: a sample is drawn from what it flags and what it does not.");
  const accounts = await countAccounts(ctx.warehouse);
  return runCommand(ctx, guard, async ({ tx, input: wanted, now, record }) => {
    const seed = wanted.seed ?? randomInt(2 ** 31);
    const standings = await readStandings(tx);
    const { strata, flagged, dismissed, isUnflagged } = divide(standings, accounts);
    const random = seededRandom(`audit sample ${seed}`);
    const some = (from: readonly Standing[], n: number) => random.shuffle(from).slice(0, n);
    const drawn = {
      flagged: some(flagged, wanted.flagged),
      dismissed: some(dismissed, wanted.dismissed),
      unflagged: (await drawUnflagged(ctx.warehouse, seed, wanted.unflagged, isUnflagged)).map((accountId) => ({
        accountId,
        margin: null,
      })),
    };
    const all = order.flatMap((stratum) =>
      drawn[stratum].map(({ accountId, margin }) => ({ accountId, stratum, margin })),
    );
    const items = random.shuffle(all).map((item, i): NewItem => ({ ...item, position: i + 1 }));
    if (items.length === 0) throw preconditionFailed("There is no account to draw in these strata.");
    const [id, { id: drawnById, name: drawnByName }] = [newId(), ctx.actor];
    const sample = { id, runId: run.id, seed, reason: wanted.reason, drawnById, drawnByName, drawnAt: now };
    await insertSample(tx, { ...sample, strata }, items);
    const sizes = Object.fromEntries(order.map((stratum) => [stratum, drawn[stratum].length]));
    record({
      action: "audit_sample.draw",
      subject: { type: "audit_sample", id },
      detail: { runId: run.id, seed, strata, drawn: sizes, reason: wanted.reason },
    });
    const { runId, reason } = sample;
    return {
      ...{ id, runId, seed, reason, items: items.length, labelled: 0 },
      drawnBy: drawnByName,
      drawnAt: now.toISOString(),
    };
  });
}

/** The first accounts in the seed's order that nothing accuses. */
async function drawUnflagged(store: Warehouse, seed: number, n: number, isUnflagged: (id: string) => boolean) {
  const found: string[] = [];
  for (let from = 0; found.length < n; from += pageSize) {
    const page = await readShuffled(store, seed, from, pageSize);
    found.push(...page.filter(isUnflagged));
    if (page.length < pageSize) break;
  }
  return found.slice(0, n);
}
