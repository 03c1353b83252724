import { type Context, runCommand } from "@/lib/command";
import { conflict, forbiddenTransition, notFound } from "@/lib/kernel";
import { type SourceView, SwitchSource } from "../contract";
import { changeSource, findSource } from "../store/sources";
import { sourceView } from "../view";

/** Stops the polls of a source, lets them go on, or has the next one now. A poll under way ends with its page. */
export const switchSource = (ctx: Context, input: SwitchSource): Promise<SourceView> =>
  runCommand(
    ctx,
    { permission: "partner.manage", schema: SwitchSource, input },
    async ({ input: { id, to }, tx, now, record }) => {
      const found = await findSource(tx, id);
      if (found === null) throw notFound("Source", id);
      if (to === "now" && found.paused)
        throw forbiddenTransition("Polls of this source are stopped: let them go on first.");
      const row = await changeSource(
        tx,
        found,
        to === "paused" ? { paused: true } : { paused: false, nextPollAt: now },
      );
      if (row === null) throw conflict("Somebody else has changed this source since.");
      record({
        action: "taxii_source.switched",
        subject: { type: "taxii_source", id },
        detail: { to, url: row.url, collection: row.collection },
        live: [{ topic: "partner", subjectId: row.partnerId }],
      });
      return sourceView(row);
    },
  );
