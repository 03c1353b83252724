import { type Context, runCommand } from "@/lib/command";
import { removeView } from "../store/views";
import { DeleteView } from "./contract";
import { changedMeanwhile, recordOfView, requireOwnView } from "./own-view";

/** Forgets a view; the record keeps what it was. Throws `conflict` when it changed meanwhile. */
export const deleteView = (ctx: Context, input: DeleteView): Promise<null> =>
  runCommand(ctx, { permission: "campaign.read", schema: DeleteView, input }, async ({ tx, input, record }) => {
    const view = await requireOwnView(tx, ctx.actor, input.viewId);
    if (!(await removeView(tx, view.id, input.version))) throw changedMeanwhile(view);
    record(recordOfView("delete", view));
    return null;
  });
