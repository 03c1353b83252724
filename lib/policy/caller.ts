import type { IncomingHttpHeaders } from "node:http";
import type { Caller } from "./rules";

/** Longer than any id that ingest takes. */
const longest = 512;

export interface CallerHeaders {
  accountHeader: string;
  keyHeader: string;
  endUserHeader: string;
}

/** Who a gateway says that calls; undefined when it does not name an account in a way that can be read. */
export function callerOf(headers: IncomingHttpHeaders, names: CallerHeaders): Caller | undefined {
  const accountId = one(headers[names.accountHeader]);
  if (accountId === undefined) return undefined;
  return { accountId, keyId: one(headers[names.keyHeader]), endUserId: one(headers[names.endUserHeader]) };
}

/** Node reads headers as Latin-1; ids are UTF-8. */
function one(value: string | string[] | undefined): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (text === "" || text.length > longest) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which is the same in both.
  return /^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text, "latin1").toString("utf8");
}
