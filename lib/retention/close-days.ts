import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { asOnlyCommitter } from "@/lib/ingest";
import { closeBefore, findRetention } from "./store/policy";

/**
 * Has exchanges of before a day refused from now on, and gives the day before which they are. Alone among those who commit: what was
 * prepared is published first, and what is prepared later knows of it.
 */
export async function closeDays(ctx: Context, before: string): Promise<void> {
  const stored = await findRetention(ctx.db, ctx.warehouse.database);
  if (stored?.closedBefore && stored.closedBefore >= new Date(`${before}T00:00:00Z`)) return;
  await asOnlyCommitter(ctx, () =>
    runCommand(
      ctx,
      { permission: "retention.manage", schema: z.iso.date(), input: before },
      async ({ tx, input, record }) => {
        await closeBefore(tx, ctx.warehouse.database, input);
        record({
          action: "retention.close",
          subject: { type: "retention", id: ctx.warehouse.database },
          detail: { before: input },
        });
      },
    ),
  );
}
