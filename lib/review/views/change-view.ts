import { type Context, runCommand } from "@/lib/command";
import { updateView } from "../store/views";
import { ChangeView, type SavedViewView } from "./contract";
import { changedMeanwhile, recordOfView, requireOwnView, requireSharing, viewOf } from "./own-view";

/** Renames a view, shares it with the team or keeps it to its owner. Throws `conflict` when it changed meanwhile. */
export const changeView = (ctx: Context, input: ChangeView): Promise<SavedViewView> =>
  runCommand(ctx, { permission: "campaign.read", schema: ChangeView, input }, async ({ tx, input, now, record }) => {
    const { viewId, version, name, shared } = input;
    const before = await requireOwnView(tx, ctx.actor, viewId);
    requireSharing(ctx.actor, shared);
    const view = await updateView(tx, viewId, version, { name, shared, savedAt: now });
    if (view === undefined) throw changedMeanwhile(before);
    record(recordOfView("change", view));
    return viewOf(view);
  });
