import { setImmediate as breathe } from "node:timers/promises";
import { invalidInput, tooLarge } from "@/lib/kernel";

/** Longest file that is taken; MITRE's largest public bundle is two thirds of it. */
export const mostBytes = 64 << 20;
/** Longest file that has to be parsed in one piece. */
export const mostWhole = 48 << 20;
/** How deep JSON may nest. */
export const deepest = 64;
/** Bytes between two pauses, so that others have their turn. */
const stretch = 1 << 20;

const mark = { utf8: [0xef, 0xbb, 0xbf], little: [0xff, 0xfe], big: [0xfe, 0xff] } as const;
const begins = (bytes: Uint8Array, with_: readonly number[]) => with_.every((byte, i) => bytes[i] === byte);

/**
 * The bytes of a text in UTF-8, without a byte order mark.
 * @throws `too_large`, and `invalid_input` for other encodings and for compressed files
 */
export function textBytes(bytes: Uint8Array, limit = mostBytes): Uint8Array {
  if (bytes.length > limit) {
    throw tooLarge(
      `The file has ${bytes.length.toLocaleString("en")} bytes; at most ${limit.toLocaleString("en")} are taken. Split it.`,
    );
  }
  if (begins(bytes, mark.little) || begins(bytes, mark.big)) {
    throw invalidInput("The file is encoded as UTF-16. Save it as UTF-8 and send it again.");
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw invalidInput("The file is compressed with gzip. Unpack it first.");
  const body = begins(bytes, mark.utf8) ? bytes.subarray(3) : bytes;
  if (body.length > 3 && (body[0] === 0 || body[1] === 0)) {
    throw invalidInput("The file begins with a zero byte: it is no text in UTF-8. Save it as UTF-8 and send it again.");
  }
  if (body.every((byte) => byte <= 0x20)) throw invalidInput("The file is empty.");
  return body;
}

/** Where the first byte stands that is no UTF-8; undefined when all of it is. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const isOpening = (byte: number) => byte === 0x7b || byte === 0x5b;
const isClosing = (byte: number) => byte === 0x7d || byte === 0x5d;

/**
 * Walks over JSON without parsing it, tells of every opening and closing bracket outside strings with how many are open around it, and
 * rests now and then.
 * @param visit gives false to stop early
 * @throws `invalid_input` when it nests too deep or ends inside something
 */
export async function walkJson(
  bytes: Uint8Array,
  visit: (at: number, depth: number, isOpen: boolean) => boolean | undefined,
): Promise<void> {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < bytes.length; at++) {
    if (at % stretch === 0) await breathe();
    const byte = bytes[at] ?? 0;
    if (isString) {
      if (byte === backslash) at++;
      else if (byte === quote) isString = false;
    } else if (byte === quote) isString = true;
    else if (isOpening(byte)) {
      if (depth >= deepest) {
        throw invalidInput(`Byte ${at.toLocaleString("en")}: JSON nests deeper than ${deepest} levels. Send it flat.`);
      }
      if (visit(at, depth, true) === false) return;
      depth++;
    } else if (isClosing(byte)) {
      depth--;
      if (depth < 0) throw invalidInput(`Byte ${at.toLocaleString("en")}: a bracket is closed that was not opened.`);
      if (visit(at, depth, false) === false) return;
    }
  }
  if (depth > 0 || isString) throw invalidInput("The JSON ends in the middle: the file was cut off. Send it whole.");
}

/** The error of a file that is no text in UTF-8; `as`: how a spreadsheet calls what it is to be saved as. */
export const notUtf8 = (as: "UTF-8" | "CSV UTF-8") =>
  invalidInput(`The file is not valid UTF-8. Save it as ${as} and send it again.`);

/**
 * Parses a file in one piece, once it is known to be neither too long nor too deep.
 * @throws `too_large`, `invalid_input`
 */
export async function wholeJson(bytes: Uint8Array): Promise<unknown> {
  const body = textBytes(bytes, mostWhole);
  await walkJson(body, () => undefined);
  const text = decoded(body);
  if (text === undefined) throw notUtf8("UTF-8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidInput(`The file is not valid JSON: ${(error as Error).message}.`);
  }
}

/** Why a part of a file is not read. */
export const tooLong = (most: number) => `It has more than ${most.toLocaleString("en")} characters.`;
