import { type Context, runQuery } from "@/lib/command";
import { Reviewed, type ReviewState } from "./contract";
import { readStates } from "./store/states";

/** Who works on something and who looks at it. */
export const readReview = (ctx: Context, input: Reviewed): Promise<ReviewState> =>
  runQuery(ctx, { permission: "campaign.read", schema: Reviewed, input }, async (reviewed) => {
    const stateOf = await readStates(ctx.db, reviewed.type, [reviewed.id], ctx.clock());
    return stateOf(reviewed.id);
  });
