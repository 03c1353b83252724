import { isDomainError, preconditionFailed } from "@/lib/kernel";
import { type Envelope, readEnvelope } from "../server/envelope";
import { Timestamp } from "../server/filters";
import type { FeedRow } from "../store/feeds";
import { ask, mostAnswerBytes, Refused } from "./ask";

/** Objects asked for at a time, taken of one answer at most, and pages of one poll. */
const pageSize = 1_000;
const mostOfAnswer = 20_000;
export const mostPages = 50;

/** How far a feed has been read. */
export type Position = Pick<FeedRow, "addedAfter" | "next" | "reached">;

export interface FetchedPage {
  objects: unknown[];
  /** Where the next page begins, or the next poll when there is none. */
  position: Position;
  more: boolean;
}

/**
 * The next page of a feed. A page that its server has forgotten is asked for anew by the time that was reached.
 * @throws {Refused}, what `send` throws, and `precondition_failed` for an answer that nobody can go on from
 */
export async function fetchPage(feed: FeedRow, position: Position, signal?: AbortSignal): Promise<FetchedPage> {
  try {
    return await fetchAt(feed, position, signal);
  } catch (error) {
    const isForgotten = error instanceof Refused && [400, 404, 410, 422].includes(error.status);
    if (position.next === null || !isForgotten) throw error;
    return fetchAt(feed, { addedAfter: position.reached ?? position.addedAfter, next: null, reached: null }, signal);
  }
}

async function fetchAt(feed: FeedRow, position: Position, signal: AbortSignal | undefined): Promise<FetchedPage> {
  const { addedAfter, next } = position;
  const query = {
    limit: String(pageSize),
    ...(addedAfter !== null && { added_after: addedAfter }),
    ...(next !== null && { next }),
  };
  const { text, headers } = await ask(feed, "objects/", query, signal);
  const envelope = envelopeIn(text, new URL(feed.url).host);
  const said = Timestamp.safeParse(headers.get("x-taxii-date-added-last"));
  const reached = said.success ? said.data : position.reached;
  return { objects: envelope.objects, more: envelope.more, position: after(feed, position, envelope, reached) };
}

function after({ url }: FeedRow, before: Position, { more, next }: Envelope, reached: string | null): Position {
  const { addedAfter } = before;
  if (!more) return { addedAfter: reached ?? addedAfter, next: null, reached: null };
  if (next !== undefined && next !== before.next) return { addedAfter, next, reached };
  // Without the next page's name, TAXII has the client go on from the time of the last object.
  if (next === undefined && reached !== null && reached !== addedAfter)
    return { addedAfter: reached, next: null, reached: null };
  throw preconditionFailed(`${new URL(url).host} says that there is more, and not where to go on.`);
}

function envelopeIn(text: string, host: string): Envelope {
  try {
    return readEnvelope(text, { bytes: mostAnswerBytes, objects: mostOfAnswer });
  } catch (error) {
    throw isDomainError(error) ? preconditionFailed(`${host} sent what cannot be read. ${error.message}`) : error;
  }
}
