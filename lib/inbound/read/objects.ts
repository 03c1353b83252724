import { setImmediate as breathe } from "node:timers/promises";
import { invalidInput } from "@/lib/kernel";
import { decoded, deepest, textBytes, walkJson } from "./bytes";

/** Longest object of a bundle, in bytes. */
const longest = 1 << 20;
/** Most objects of one bundle; MITRE's largest public one has a tenth of them. */
const most = 300_000;

/** An object of a bundle, or why there is none in its place. */
export type Found = { place: string; object: Record<string, unknown> } | { place: string; reason: string };

/**
 * The objects in the list `objects` of a bundle, one at a time: of a file of many megabytes no more is ever parsed than one of them, and one that
 * is broken costs no other.
 * @throws `invalid_input` when there is no such list, or it is cut off
 */
export async function* objectsOf(bytes: Uint8Array): AsyncGenerator<Found> {
  const body = textBytes(bytes);
  let number = 0;
  for (const [start, end] of await spansOf(body)) {
    if (++number % 500 === 0) await breathe();
    const place = `objects[${number - 1}]`;
    if (end - start > longest)
      yield { place, reason: `It has more than ${longest.toLocaleString("en")} bytes. Split it.` };
    else yield parsed(place, body.subarray(start, end));
  }
}

/** Where each object begins and ends. */
async function spansOf(body: Uint8Array): Promise<[number, number][]> {
  const spans: [number, number][] = [];
  let list = -1;
  let isOver = false;
  let start = -1;
  await walkJson(body, (at, depth, isOpen) => {
    if (depth === 1 && isOpen && list < 0 && !isOver && isNamed(body, at)) list = at;
    else if (depth === 1 && !isOpen && list >= 0) [list, isOver] = [-1, true];
    else if (depth === 2 && list >= 0 && isOpen) start = at;
    else if (depth === 2 && list >= 0 && !isOpen) {
      if (spans.length >= most)
        throw invalidInput(`The bundle has more than ${most.toLocaleString("en")} objects. Split it.`);
      spans.push([start, at + 1]);
    }
    return undefined;
  });
  if (!isOver)
    throw invalidInput('This is no STIX bundle: it has no list "objects". Send {"type":"bundle","objects":[…]}.');
  return spans;
}

const name = Buffer.from('"objects"');
const isSpace = (byte: number | undefined) => byte !== undefined && (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

/** Whether the list that opens here is called `objects`. */
function isNamed(body: Uint8Array, at: number): boolean {
  if (body[at] !== 0x5b) return false;
  let i = at - 1;
  while (isSpace(body[i])) i--;
  if (body[i] !== 0x3a) return false;
  i--;
  while (isSpace(body[i])) i--;
  return name.equals(body.subarray(i - name.length + 1, i + 1));
}

function parsed(place: string, bytes: Uint8Array): Found {
  const text = decoded(bytes);
  if (text === undefined) return { place, reason: "It is not valid UTF-8. Save it as UTF-8." };
  try {
    return known(place, JSON.parse(text));
  } catch (error) {
    return { place, reason: `It is not valid JSON: ${(error as Error).message}.` };
  }
}

/**
 * Says no to parsed objects that nest too deep, before anything walks over them by calling itself.
 * @throws `invalid_input` with the place
 */
export function requireShallow(list: readonly unknown[]): void {
  for (const [i, object] of list.entries()) {
    let level: unknown[] = [object];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > deepest) throw invalidInput(`objects[${i}] nests deeper than ${deepest} levels. Send it flat.`);
      level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
    }
  }
}

/** Objects that came parsed already. */
export function* objectsIn(list: readonly unknown[]): Generator<Found> {
  if (list.length > most)
    throw invalidInput(`There are more than ${most.toLocaleString("en")} objects. Send fewer at a time.`);
  for (const [i, value] of list.entries()) yield known(`objects[${i}]`, value);
}

function known(place: string, value: unknown): Found {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { place, reason: "It is no object. Each entry is an object with type and id." };
  }
  return { place, object: value as Record<string, unknown> };
}
