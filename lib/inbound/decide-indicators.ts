import { type Context, runCommand } from "@/lib/command";
import type { Database } from "@/lib/db";
import { conflict, notFound } from "@/lib/kernel";
import { type Decided, DecideIndicators } from "./contract";
import { decideOnList } from "./follow-list";
import { settleEvidence } from "./settle-evidence";
import { countWaiting, readBatchRow, setBatchState } from "./store/batches";
import { settleIndicators, waitingOf } from "./store/indicators";
import { countingIndicators } from "./store/matches";
import type { InboundState } from "./vocabulary";
import { readListed } from "./warninglists";

/** From where a person may bring an indicator to what; refusing what counts already takes it back. */
const from = { accept: ["quarantined", "refused"], refuse: ["quarantined", "accepted"] } as const satisfies Record<
  string,
  readonly InboundState[]
>;
const states = { accept: "accepted", refuse: "refused" } as const;

/**
 * Says of indicators, or of all that waits in a batch, whether they count. Accepted ones that own accounts hold are external evidence from
 * then on: within a cap, and never a verdict.
 * @throws `conflict` when one of the named was decided, revoked or ran out meanwhile; `not_found`
 */
export function decideIndicators(ctx: Context, input: DecideIndicators): Promise<Decided> {
  const command = { permission: "inbound.review", schema: DecideIndicators, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: { ids, batchId, decision, reason }, record }) => {
    const named = ids ?? (await waitingIn(tx, batchId ?? ""));
    const to = { state: states[decision], stateReason: reason, stateByName: ctx.actor.name, stateAt: now };
    const settled = await settleIndicators(tx, [...new Set(named)], from[decision], to);
    if (ids !== undefined && settled.length < new Set(ids).size) {
      throw conflict("Some of these were decided, revoked or ran out meanwhile. Reload and decide on the rest.");
    }
    const list = batchId === undefined ? undefined : await decideOnList(tx, batchId, decision, now);
    const isList = list !== undefined;
    if (settled.length === 0 && !isList) throw conflict("Nothing of this waits for a decision any more.");
    // What a list says holds for all that is accepted.
    const touched = isList ? await countingIndicators(tx) : settled.map(({ id }) => id);
    await settleEvidence(tx, touched, await readListed(tx, now), now);
    const batches = [...new Set(settled.map((one) => one.batchId))];
    await followBatches(tx, batches);
    record({
      action: `inbound.${decision}`,
      subject: { type: "inbound", id: batchId ?? batches[0] ?? "" },
      detail: {
        reason,
        indicators: settled.length,
        ids: settled.slice(0, 1_000).map(({ id }) => id),
        warninglist: isList,
        ...(list ? { list } : {}),
      },
      live: [...new Set([...batches, ...(batchId === undefined ? [] : [batchId])])].map((subjectId) => ({
        topic: "inbound",
        subjectId,
      })),
    });
    return { decided: settled.length + (isList ? 1 : 0), batches };
  });
}

async function waitingIn(tx: Database, batchId: string): Promise<string[]> {
  if (!(await readBatchRow(tx, batchId))) throw notFound("Batch", batchId);
  return waitingOf(tx, batchId);
}

/** A batch is what its indicators are: under review until the last of them is decided. */
async function followBatches(tx: Database, batches: readonly string[]): Promise<void> {
  for (const { batchId, waiting, accepted } of await countWaiting(tx, batches)) {
    await setBatchState(tx, batchId, waiting > 0 ? "reviewed" : accepted > 0 ? "accepted" : "refused");
  }
}
