import { type Context, runCommand } from "@/lib/command";
import { enqueue } from "@/lib/jobs";
import { conflict } from "@/lib/kernel";
import { type RetentionView, SetRetention } from "./contract";
import { findRetention, saveRetention } from "./store/policy";
import { retentionView } from "./view";

/**
 * Says how long exchanges and roll-ups are kept. A job acts on it at once and every day; nothing that went comes back, and days
 * that were closed stay closed when more is kept again.
 * @throws `conflict` when somebody else has changed it since it was looked at
 */
export const setRetention = (ctx: Context, input: SetRetention): Promise<RetentionView> =>
  runCommand(
    ctx,
    { permission: "retention.manage", schema: SetRetention, input },
    async ({ tx, input, now, record }) => {
      const { exchangeDays, rollupDays, version, reason } = input;
      const warehouse = ctx.warehouse.database;
      const before = await findRetention(tx, warehouse);
      const saving = { exchangeDays, rollupDays, savedBy: ctx.actor.id, now };
      const saved = await saveRetention(tx, warehouse, version, saving);
      if (saved === undefined) throw conflict("Somebody else has changed how long things are kept; look at it again.");
      await enqueue(tx, "retention", {}, { requestedBy: ctx.actor.name, join: true });
      record({
        action: "retention.set",
        subject: { type: "retention", id: warehouse },
        detail: {
          from: { exchangeDays: before?.exchangeDays ?? null, rollupDays: before?.rollupDays ?? null },
          to: { exchangeDays, rollupDays },
          reason,
        },
      });
      return retentionView(saved);
    },
  );
