import { z } from "zod";
import { jsonIn } from "@/lib/kernel";
import { partnerHosts, send, strangersWords, unforeseenStatus } from "@/lib/outgoing";
import { taxiiType } from "../server/resources";
import type { FeedRow } from "../store/feeds";
import { authorizationOf } from "./secrets";

/** Bytes of an answer that are read at most, and how long it may take, in milliseconds. */
export const mostAnswerBytes = 32 << 20;
const patience = 60_000;

/** The partner's server refuses, in words for people. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(message);
    this.name = "Refused";
  }
}

/**
 * Asks a feed's server for something of its collection.
 * @param part below the collection, with its slash at the end
 * @throws {Refused} for any answer but 200; what `send` throws
 */
export async function ask(feed: FeedRow, part: string, query: Record<string, string>, signal?: AbortSignal) {
  const url = new URL(`collections/${encodeURIComponent(feed.collection)}/${part}`, feed.url);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const headers = { accept: taxiiType, ...authorizationOf(feed) };
  const outgoing = { method: "GET", url: url.href, headers, signal, patience, mostBytes: mostAnswerBytes } as const;
  const answer = await send({ ...outgoing, opening: partnerHosts() });
  if (answer.status === 200 && isTaxii(answer.headers)) return answer;
  const wait = Number(answer.headers.get("retry-after"));
  const words =
    answer.status === 200
      ? `sends ${answer.headers.get("content-type") ?? "no media type"} instead of ${taxiiType}`
      : saidBy(answer);
  throw new Refused(answer.status, `${url.host} ${words}.`, Number.isFinite(wait) && wait > 0 ? wait : undefined);
}

const isTaxii = (headers: Headers): boolean =>
  /^application\/(taxii\+)?json\s*(;|$)/i.test(headers.get("content-type") ?? "");

const known: Record<number, string> = {
  401: "does not let us in: check user name and password or token",
  403: "does not let us read the collection",
  404: "knows no such collection",
  429: "wants fewer requests",
};

function saidBy({ status, text }: { status: number; text: string }): string {
  const words = known[status] ?? unforeseenStatus;
  const title = titleIn(text);
  return `${words} (${status}${title === undefined ? "" : `, “${title}”`})`;
}

const ErrorMessage = z.object({ title: z.string() });

/** The title of TAXII's error message. */
function titleIn(text: string): string | undefined {
  const { data } = ErrorMessage.safeParse(jsonIn(text));
  return data && strangersWords(data.title, 120);
}
