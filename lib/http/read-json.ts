import { invalidInput, notJson, unsupportedMediaType } from "@/lib/kernel";
import { longerThan } from "./read-bytes";

const mebibyte = 1 << 20;
/** Longest body of pasted lists, and of orders that name accounts. */
export const mostSeedBytes = 8 * mebibyte;
const jsonType = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/**
 * The JSON value in the body of a request, unvalidated; verbs parse it by their contract.
 * @param limit longest body in bytes
 * @throws `unsupported_media_type`, `too_large`, `invalid_input`
 */
export async function readJson(request: Request, limit = mebibyte): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!jsonType.test(type)) {
    throw unsupportedMediaType(`Send JSON with the header content-type: application/json, not ${type || "none"}.`);
  }
  const text = await readText(request, limit);
  if (text.trim() === "") throw invalidInput("The body is empty; send a JSON object.");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(error);
  }
}

/**
 * The body of a request as text. Counts while it reads: the length that a client states is not to be trusted.
 * @param limit longest body in bytes
 * @throws `too_large`, `invalid_input`
 */
export async function readText(request: Request, limit = mebibyte): Promise<string> {
  const over = () => longerThan(limit);
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw over();
  if (request.body === null) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw over();
    text += decode(decoder, chunk);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw invalidInput("The body is not valid UTF-8.");
  }
}
