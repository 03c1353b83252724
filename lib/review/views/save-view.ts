import { type Context, runCommand } from "@/lib/command";
import { newId, preconditionFailed } from "@/lib/kernel";
import { personOf } from "../reviewed";
import { countViews, insertView } from "../store/views";
import { type SavedViewView, SaveView } from "./contract";
import { recordOfView, requireSharing, viewOf } from "./own-view";

/** More than anybody chooses from a menu. */
const mostViews = 200;

/** Keeps a list page's filters and order under a name, for oneself or for the team. */
export const saveView = (ctx: Context, input: SaveView): Promise<SavedViewView> =>
  runCommand(ctx, { permission: "campaign.read", schema: SaveView, input }, async ({ tx, input, now, record }) => {
    const owner = personOf(ctx.actor);
    requireSharing(ctx.actor, input.shared);
    if ((await countViews(tx, owner.id)) >= mostViews)
      throw preconditionFailed(`You have ${mostViews} saved views; delete one that you no longer need.`);
    const view = await insertView(tx, {
      ...input,
      id: newId(),
      ownerId: owner.id,
      ownerName: owner.name,
      savedAt: now,
    });
    record(recordOfView("save", view));
    return viewOf(view);
  });
