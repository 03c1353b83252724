import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { insertResults } from "../contacts/store";
import { findOpenAppeal, recordEvent } from "../store/events";
import { owner } from "./appellant";
import { limits, requireFew } from "./limits";
import * as store from "./store";

const Input = z.object({ agrees: z.literal(true, "Tick the box to make the statement."), client: z.string() });

/**
 * Records that the acting owner stated that they use the service within its terms: that they did, and when. It proves nothing by itself;
 * whoever reviews sees it.
 */
export async function attestUsage(ctx: Context, input: { agrees: boolean; client: string }): Promise<void> {
  requirePermission(ctx.actor, "appeal.submit");
  await requireFew(ctx, `words/${input.client}`, limits.words.client);
  return runCommand(ctx, { permission: "appeal.submit", schema: Input, input }, async ({ tx, now, record }) => {
    const statement = await store.readStatement(tx, ctx.actor.id);
    if (statement === null) throw notFound("A page", "of this link");
    const open = await findOpenAppeal(tx, statement.id);
    const result = { proof: "usage_attestation" as const, provider: owner, passed: true };
    await insertResults(tx, [{ account_id: statement.accountId, appeal_id: open?.id, ...result }], now);
    if (open !== null) {
      await recordEvent(tx, {
        appealId: open.id,
        event: { kind: "verified" },
        detail: result,
        actor: ctx.actor,
        at: now,
      });
    }
    record({
      action: "verification.attest",
      subject: { type: "account", id: statement.accountId },
      live: open === null ? [] : [{ topic: "appeal", subjectId: open.id }],
    });
  });
}
