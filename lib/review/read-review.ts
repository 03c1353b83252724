import { type Context, runQuery } from "@/lib/command";
import { Reviewed, type ReviewState } from "./contract";
import { presence } from "./model";
import { findItem } from "./store/items";
import { readPresent } from "./store/presence";
import { reviewStateOf } from "./view";

/** Who works on something and who looks at it. */
export const readReview = (ctx: Context, input: Reviewed): Promise<ReviewState> =>
  runQuery(ctx, { permission: "campaign.read", schema: Reviewed, input }, async (reviewed) => {
    const now = ctx.clock();
    const since = new Date(now.getTime() - presence);
    const [item, present] = await Promise.all([
      findItem(ctx.db, reviewed),
      readPresent(ctx.db, reviewed.type, [reviewed.id], since),
    ]);
    return reviewStateOf(item, present.get(reviewed.id), now);
  });
