import { invalidInput } from "@/lib/kernel";
import { addFault, mostIndicators, type Parsed, type Reading } from "../model";
import type { InboundFormat } from "../vocabulary";
import { textBytes, wholeJson } from "./bytes";
import { readCsv } from "./csv";
import { readMisp } from "./misp";
import { objectsIn, objectsOf } from "./objects";
import { readStix } from "./stix";
import { readWarninglist } from "./warninglist";

/**
 * Reads what a partner sent, within bounds of size, depth and count. What is broken is listed with place and remedy beside what is good.
 * @throws `too_large`, `invalid_input` when nothing of it can be read
 */
export async function readInbound(format: InboundFormat, bytes: Uint8Array): Promise<Reading> {
  return bounded(await read(format, bytes));
}

/** The same for STIX objects that came one by one and parsed, from a TAXII server. */
export const readObjects = async (objects: readonly unknown[]): Promise<Reading> =>
  bounded(await readStix(objectsIn(objects)));

async function read(format: InboundFormat, bytes: Uint8Array): Promise<Reading> {
  if (format === "csv") return readCsv(textBytes(bytes));
  if (format === "misp") return readMisp(await wholeJson(bytes));
  if (format === "warninglist") return readWarninglist(await wholeJson(bytes));
  return readStix(objectsOf(bytes));
}

function bounded(reading: Reading): Reading {
  if (reading.indicators.length > mostIndicators) {
    throw invalidInput(
      `It holds ${reading.indicators.length.toLocaleString("en")} indicators; at most ${mostIndicators.toLocaleString("en")} are taken at once. Split it.`,
    );
  }
  return { ...reading, indicators: newestOnly(reading) };
}

/** Of several versions of an object the newest; of two that say to be the same version, the first. */
function newestOnly(reading: Reading): Parsed[] {
  const kept = new Map<string, Parsed>();
  for (const one of reading.indicators) {
    const key = `${one.sourceId}\0${one.part}`;
    const known = kept.get(key);
    const isNewer = (one.modifiedAt?.getTime() ?? 0) > (known?.modifiedAt?.getTime() ?? 0);
    if (known)
      addFault(reading, one.sourceId, "It stands there twice; the newest version is taken, of equal ones the first.");
    if (!known || isNewer) kept.set(key, one);
  }
  return [...kept.values()];
}
