import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { Database } from "@/lib/db";
import { countNotices, findWebhook, type WebhookRow } from "../store/webhooks";
import type { PartnerWebhookView, WebhookView } from "./contract";

const Input = z.object({ partnerId: z.uuid() });

/** Where a partner is told of recalls, if anywhere, and how many are on their way. */
export function readWebhook(ctx: Context, input: z.input<typeof Input>): Promise<PartnerWebhookView> {
  return runQuery(ctx, { permission: "partner.read", schema: Input, input }, async ({ partnerId }) => {
    const row = await findWebhook(ctx.db, partnerId);
    return { webhook: row && (await viewWebhook(ctx.db, row)) };
  });
}

export async function viewWebhook(db: Database, row: WebhookRow): Promise<WebhookView> {
  const counts = await countNotices(db, row.partnerId);
  const { url, version, savedByName: savedBy, disabledAt, disabledReason } = row;
  return {
    ...{ url, version, savedBy, savedAt: row.savedAt.toISOString() },
    disabled: disabledAt && { at: disabledAt.toISOString(), reason: disabledReason ?? "" },
    ...{ waiting: counts.get("waiting") ?? 0, givenUp: counts.get("given_up") ?? 0 },
  };
}
