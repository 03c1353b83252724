import { type Context, runQuery } from "@/lib/command";
import { heldKeyOf } from "@/lib/inbound";
import { admitCounts } from "@/lib/indicators";
import { day } from "@/lib/kernel";
import { OverlapInput, type OverlapView } from "./contract";
import { findSetting, listQuestions, takenSince } from "./store";
import { viewQuestion, viewSetting } from "./view";

/** Whether a partner's questions are answered, where ours go, and the latest 200 of both with what came of them. */
export const readOverlap = (ctx: Context, input: OverlapInput): Promise<OverlapView> =>
  runQuery(ctx, { permission: "partner.read", schema: OverlapInput, input }, async ({ partnerId }) => {
    const now = ctx.clock();
    const { refusal } = await admitCounts(ctx.db, partnerId, now);
    const held = await heldKeyOf(ctx.db, partnerId);
    return {
      setting: viewSetting(await findSetting(ctx.db, partnerId)),
      obstacle: refusal ?? (held === undefined ? "No key of the partner's is held: take one on the Inbox page." : null),
      heldKeyId: held?.keyId ?? null,
      answeredToday: (await takenSince(ctx.db, partnerId, new Date(now.getTime() - day))).length,
      questions: (await listQuestions(ctx.db, { partnerId })).map(viewQuestion),
    };
  });
