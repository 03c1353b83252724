import { z } from "zod";
import { type Context, runCommand, runQuery } from "@/lib/command";
import { isDomainError, notFound } from "@/lib/kernel";
import { NoAnswer } from "@/lib/outgoing";
import { FeedInput, type FeedTest } from "../contract";
import { type FeedRow, findFeed } from "../store/feeds";
import { ask, Refused } from "./ask";

const Collection = z.looseObject({ title: z.string(), can_read: z.boolean() });

/** Asks a feed's server about the collection, and fetches nothing of it. */
export async function testFeed(ctx: Context, input: FeedInput): Promise<FeedTest> {
  const query = { permission: "partner.manage", schema: FeedInput, input } as const;
  const feed = await runQuery(ctx, query, async ({ id }) => {
    const found = await findFeed(ctx.db, id);
    if (found === null) throw notFound("Feed", id);
    return found;
  });
  // No transaction waits for a stranger's server.
  const test = await tested(feed);
  await runCommand(ctx, query, async ({ record }) =>
    record({
      action: "taxii_feed.tested",
      subject: { type: "taxii_feed", id: feed.id },
      detail: { url: feed.url, ok: test.ok, words: test.words },
      live: [],
    }),
  );
  return test;
}

async function tested(feed: FeedRow): Promise<FeedTest> {
  try {
    const { text, latencyMs } = await ask(feed, "", {});
    const said = Collection.safeParse(parsed(text));
    if (!said.success)
      return { ok: false, words: "What it says of the collection is no collection of TAXII 2.1.", latencyMs };
    const { title, can_read: canRead } = said.data;
    const words = canRead
      ? `It lets us read “${title.slice(0, 120)}”.`
      : `It does not let us read “${title.slice(0, 120)}”.`;
    return { ok: canRead, words, latencyMs };
  } catch (error) {
    if (error instanceof NoAnswer) return { ok: false, words: error.message, latencyMs: error.latencyMs };
    if (error instanceof Refused || isDomainError(error)) return { ok: false, words: error.message, latencyMs: 0 };
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
