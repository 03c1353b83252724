import type { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import type { Database } from "@/lib/db";
import { conflict, invalidInput, newId, notFound } from "@/lib/kernel";
import { partnerHosts, requireSendable } from "@/lib/outgoing";
import { type FeedView, SaveFeed } from "../contract";
import { requirePartner } from "../manage/require-partner";
import { changeFeed, type FeedRow, findFeed, findSame, insertFeed } from "../store/feeds";
import { feedView } from "../view";
import { sealSecret } from "./secrets";

type Input = z.output<typeof SaveFeed>;

/**
 * Has a collection of a partner's server polled from now on, or changes how. Its password or token is kept sealed and never answered.
 * @throws `conflict` for one that is polled already and a version that somebody has changed since; `precondition_failed` for an address
 * that nothing is sent to
 */
export const saveFeed = (ctx: Context, input: SaveFeed): Promise<FeedView> =>
  runCommand(ctx, { permission: "partner.manage", schema: SaveFeed, input }, async ({ input, tx, now, record }) => {
    requireSendable(input.url, partnerHosts());
    const { partnerId, url, collection, auth, username, intervalSeconds } = input;
    const partner = await requirePartner(tx, partnerId);
    const same = await findSame(tx, { partnerId, url, collection });
    if (same !== null && same.id !== input.id)
      throw conflict(`The collection ${collection} at ${url} is polled already.`);
    const said = {
      url,
      collection,
      auth,
      username,
      intervalSeconds,
      nextPollAt: now,
      savedAt: now,
      savedByName: ctx.actor.name,
    };
    const row = input.id === undefined ? await make(tx, input, said) : await change(tx, input, said);
    record({
      action: "taxii_feed.saved",
      subject: { type: "taxii_feed", id: row.id },
      detail: {
        partner: partner.name,
        url,
        collection,
        auth,
        username,
        intervalSeconds,
        newSecret: input.secret !== undefined,
      },
      live: [{ topic: "partner", subjectId: partnerId }],
    });
    return feedView(row);
  });

type Said = Pick<Input, "url" | "collection" | "auth" | "username" | "intervalSeconds"> &
  Pick<FeedRow, "nextPollAt" | "savedAt" | "savedByName">;

function make(tx: Database, { partnerId, auth, secret }: Input, said: Said): Promise<FeedRow> {
  if (auth !== "none" && secret === undefined) throw missing("It takes a password or token to be let in.");
  const id = newId(said.savedAt.getTime());
  return insertFeed(tx, { id, partnerId, ...said, secret: auth === "none" ? null : sealSecret(id, secret ?? "") });
}

async function change(tx: Database, { id = "", version = 0, partnerId, secret }: Input, said: Said): Promise<FeedRow> {
  const found = await findFeed(tx, id);
  if (found === null || found.partnerId !== partnerId) throw notFound("Feed", id);
  const isOther = found.url !== said.url || found.collection !== said.collection;
  // Whoever has a new address listen must not be given what the old one was trusted with.
  const needsSecret =
    said.auth !== "none" && (found.secret === null || found.url !== said.url || found.auth !== said.auth);
  if (needsSecret && secret === undefined) {
    throw missing(
      "Another address or way in takes the password or token anew: the one that is kept goes to the old one only.",
    );
  }
  const kept = said.auth === "none" ? { secret: null } : secret === undefined ? {} : { secret: sealSecret(id, secret) };
  const anew = isOther ? { addedAfter: null, next: null, reached: null, polledAt: null } : {};
  const row = await changeFeed(tx, { id, version }, { ...said, ...kept, ...anew, failures: 0, error: null });
  if (row === null) throw conflict("Somebody else has changed this feed since you opened it.");
  return row;
}

const missing = (words: string) => invalidInput(words, { field: "secret" });
