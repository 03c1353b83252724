import { tokenScheme } from "@/lib/env/partner-token";
import { seal, unseal } from "@/lib/env/sealing";
import { isDomainError, jsonIn } from "@/lib/kernel";
import { NoAnswer, partnerHosts, send, strangersWords, unforeseenStatus } from "@/lib/outgoing";
import { OverlapAnswer, type OverlapRequest } from "./contract";

const purpose = "overlap-peer/1";
/** The partner walks over all of its accounts: milliseconds that it may take. */
const patience = 60_000;

/** Where a partner is asked, and by which key. */
export interface Peer {
  partnerId: string;
  url: string;
  accessKey: Uint8Array;
}

const bound = (partnerId: string, url: string) => `${partnerId} ${url}`;

/** Encrypts our access key at a partner's, bound to the address that it goes to. */
export const sealAccessKey = (partnerId: string, url: string, key: string): Uint8Array<ArrayBuffer> =>
  seal(purpose, bound(partnerId, url), Buffer.from(key));

export type Said = { answer: OverlapAnswer; fault?: undefined } | { answer?: undefined; fault: string };

/** Asks a partner's server. What goes wrong there is told in words, and thrown is only what is our own fault. */
export async function askPeer(
  { partnerId, url, accessKey }: Peer,
  request: Omit<OverlapRequest, "scheme">,
): Promise<Said> {
  const key = unseal(purpose, bound(partnerId, url), accessKey).toString("utf8");
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    accept: "application/json, application/problem+json",
  };
  const body = JSON.stringify({ scheme: tokenScheme, ...request });
  try {
    const { status, text } = await send({ method: "POST", url, headers, body, patience, opening: partnerHosts() });
    const { host } = new URL(url);
    return status === 200
      ? readAnswer(host, text, request.tokens.length)
      : { fault: `${host} ${saidBy(status, text)}.` };
  } catch (error) {
    if (error instanceof NoAnswer || isDomainError(error)) return { fault: error.message };
    throw error;
  }
}

/** Nothing of a stranger's answer is believed that does not fit the question. */
function readAnswer(host: string, text: string, asked: number): Said {
  const read = OverlapAnswer.safeParse(jsonIn(text));
  if (!read.success) return { fault: `What ${host} answers is no answer to a question for an overlap.` };
  const { data } = read;
  const fits = data.asked === asked && (data.matched ?? 0) < asked + 10;
  return fits
    ? { answer: data }
    : { fault: `${host} answers another question: about ${data.asked} tokens, not ${asked}.` };
}

const known: Record<number, string> = {
  401: "does not let us in: check the access key",
  403: "does not answer us",
  404: "knows no such address",
  413: "finds the question too long",
  422: "refuses the question",
  429: "wants fewer questions",
};

function saidBy(status: number, text: string): string {
  const words = known[status] ?? unforeseenStatus;
  const problem = jsonIn(text);
  const detail = typeof problem === "object" && problem !== null && "detail" in problem ? problem.detail : undefined;
  const told = typeof detail === "string" ? strangersWords(detail, 300) : "";
  return `${words} (${status}${told === "" ? "" : `, “${told}”`})`;
}
