import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { inTransaction } from "@/lib/db";
import { preconditionFailed } from "@/lib/kernel";
import { incoming } from "../server/envelope";
import { mostObjectBytes, mostQuarantined } from "../server/limits";
import { type DueFeed, writePoll } from "../store/feeds";
import { holdQuarantine, quarantine } from "../store/quarantine";
import type { Position } from "./fetch-page";

interface Page {
  until: Date;
  objects: unknown[];
  position: Position;
  /** What the poll's end adds to the feed. */
  end: Parameters<typeof writePoll>[3];
}

/**
 * Puts a page into the quarantine and says how far the feed has been read, both or neither. What is no object of STIX, or too long, is
 * left out and counted: it must not keep what comes after it from coming.
 * @returns how many objects are new; undefined when the poll is no longer this process's, or the feed was changed meanwhile
 */
export async function keepPage(ctx: Context, feed: DueFeed, page: Page): Promise<number | undefined> {
  const { until, position, end } = page;
  const written = { ...position, ...end };
  if (page.objects.length === 0) {
    const isOurs = await inTransaction(ctx.db, (tx) => writePoll(tx, feed, until, written));
    return isOurs ? 0 : undefined;
  }
  const { partnerId, id: feedId } = feed;
  const taken = page.objects
    .flatMap((object) => incoming(object) ?? [])
    .filter(({ content }) => Buffer.byteLength(content) <= mostObjectBytes);
  const command = { permission: "partner.manage", schema: z.object({}), input: {} } as const;
  return runCommand(ctx, command, async ({ tx, now, record }) => {
    const waiting = await holdQuarantine(tx, partnerId);
    if (waiting + taken.length > mostQuarantined) {
      throw preconditionFailed(
        `${waiting.toLocaleString("en")} objects of ${feed.partner.name} wait in the quarantine: look at them first.`,
      );
    }
    const isOurs = await writePoll(tx, feed, until, written);
    const objects = isOurs ? await quarantine(tx, { partnerId, collectionId: null, feedId }, taken, now) : 0;
    record({
      action: "taxii_feed.polled",
      subject: { type: "taxii_feed", id: feedId },
      detail: {
        partner: feed.partner.name,
        objects,
        known: taken.length - objects,
        refused: page.objects.length - taken.length,
        kept: isOurs,
      },
      live: [{ topic: "partner", subjectId: partnerId }],
    });
    return isOurs ? objects : undefined;
  });
}
