import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { openSnapshot } from "@/lib/decisions";
import { notFound, preconditionFailed } from "@/lib/kernel";
import { type ExchangeContent, readUnreadable } from "@/lib/traffic";
import { notForEyes } from "../content/unreadable";
import { ReadPinnedExchanges } from "./contract";
import { findPin } from "./store";

const Kept = z.object({
  exchanges: z.array(
    z.object({ exchange_id: z.string(), system_prompt: z.string(), prompt: z.string(), response: z.string() }),
  ),
});

/**
 * People's words as they were when they were pinned; every read is on the record with its purpose before it happens.
 * @throws `precondition_failed` when what is kept is not what the pin's hash was made of, or no person may read it any more
 */
export function readPinnedExchanges(ctx: Context, input: ReadPinnedExchanges): Promise<ExchangeContent[]> {
  const query = {
    permission: "content.read",
    schema: ReadPinnedExchanges,
    input,
    audited: ({ pinId, purpose }: { pinId: string; purpose: string }) => ({
      action: "pin.read",
      subject: { type: "pin", id: pinId },
      detail: { purpose },
    }),
  } as const;
  return runQuery(ctx, query, async ({ pinId }) => {
    const pin = await findPin(ctx.db, pinId);
    if (pin?.accountId == null) throw notFound("Pin of exchanges", pinId);
    if ((await readUnreadable(ctx.warehouse, [pin.accountId])).has(pin.accountId)) throw notForEyes(pin.accountId);
    const kept = await openSnapshot(ctx.db, pin.snapshotHash);
    if (kept === undefined) throw preconditionFailed("What is kept is not what the pin's hash was made of.");
    return Kept.parse(kept).exchanges.map((one) => ({
      exchangeId: one.exchange_id,
      systemPrompt: one.system_prompt,
      prompt: one.prompt,
      response: one.response,
    }));
  });
}
