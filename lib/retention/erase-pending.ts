import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { asOnlyCommitter, markDaysDirty, readClosedBefore } from "@/lib/ingest";
import { logger } from "@/lib/log";
import { asOnlyBuilder, buildAfterDays, forgetSurvey } from "@/lib/traffic";
import { holdingBack } from "./holding-back";
import { alone } from "./lock";
import { countOf, readDaysOf, removeAccount, removeFacets } from "./store/erasing";
import { endErasure, pendingErasures, type StoredErasure } from "./store/erasures";

/** Does the erasures that wait; one that a hold was placed on since goes on waiting. Gives the number of those that are done. */
export async function erasePending(ctx: Context): Promise<number> {
  let done = 0;
  for (const erasure of await pendingErasures(ctx.db, ctx.warehouse.database)) {
    if (await alone(ctx, () => erase(ctx, erasure))) done += 1;
  }
  return done;
}

/** Safe to repeat from any point: the days are known from the roll-ups until these go, last. */
async function erase(ctx: Context, erasure: StoredErasure): Promise<boolean> {
  const { accountId, warehouse } = erasure;
  const [hold] = await holdingBack(ctx, accountId, ctx.clock());
  if (hold !== undefined) {
    logger("retention").info({ erasure: erasure.id, hold: hold.id }, "an erasure waits for a legal hold to be over");
    return false;
  }
  const exchanges = await countOf(ctx.warehouse, accountId);
  const days = await readDaysOf(ctx.warehouse, accountId);
  // Alone, so that no upload that is half published goes on publishing what is erased here.
  await asOnlyCommitter(ctx, () => removeAccount(ctx.warehouse, "exchange", accountId));
  const closedBefore = (await readClosedBefore(ctx.db, warehouse)) ?? "";
  await markDaysDirty(
    ctx.db,
    warehouse,
    days.filter((day) => day >= closedBefore),
  );
  await forgetSurvey(ctx.warehouse);
  for (const table of ["account", "account_current"]) await removeAccount(ctx.warehouse, table, accountId);
  await asOnlyBuilder(ctx, async () => {
    for (const table of ["account_hour", "account_day", "account_month"])
      await removeAccount(ctx.warehouse, table, accountId);
    await removeFacets(ctx.warehouse, accountId);
    await buildAfterDays(ctx.warehouse);
  });
  await runCommand(
    ctx,
    { permission: "retention.manage", schema: z.null(), input: null },
    async ({ tx, now, record }) => {
      await endErasure(tx, erasure.id, now, Number(erasure.exchanges) + exchanges);
      record({
        action: "account.erased",
        subject: { type: "account", id: accountId },
        detail: { erasure: erasure.id, exchanges },
        live: [{ topic: "account", subjectId: accountId }, { topic: "retention" }],
      });
    },
  );
  return true;
}
