import { type Context, runCommand } from "@/lib/command";
import { conflict, forbiddenTransition, notFound } from "@/lib/kernel";
import { type FeedView, SwitchFeed } from "../contract";
import { changeFeed, findFeed } from "../store/feeds";
import { feedView } from "../view";

/** Stops the polls of a feed, lets them go on, or has the next one now. A poll under way ends with its page. */
export const switchFeed = (ctx: Context, input: SwitchFeed): Promise<FeedView> =>
  runCommand(
    ctx,
    { permission: "partner.manage", schema: SwitchFeed, input },
    async ({ input: { id, to }, tx, now, record }) => {
      const found = await findFeed(tx, id);
      if (found === null) throw notFound("Feed", id);
      if (to === "now" && found.paused)
        throw forbiddenTransition("Polls of this feed are stopped: let them go on first.");
      const row = await changeFeed(tx, found, to === "paused" ? { paused: true } : { paused: false, nextPollAt: now });
      if (row === null) throw conflict("Somebody else has changed this feed since.");
      record({
        action: "taxii_feed.switched",
        subject: { type: "taxii_feed", id },
        detail: { to, url: row.url, collection: row.collection },
        live: [{ topic: "partner", subjectId: row.partnerId }],
      });
      return feedView(row);
    },
  );
