import type { Database } from "@/lib/db";
import { maskTexts, readIdsAmong } from "@/lib/traffic";
import type { Warehouse } from "@/lib/warehouse";
import { faultsOf, type TextAtGate, wordsOf } from "./gate/free-text";
import { type Reader, readUntold } from "./store/names";

interface Stores {
  db: Database;
  warehouse: Warehouse;
}

/** Texts that people wrote, with all that the gate has to know of them before it lets them out to a reader. */
export async function textsAtGate(
  { db, warehouse }: Stores,
  texts: readonly string[],
  reader: Reader,
): Promise<TextAtGate[]> {
  const [masked, own, untold] = await Promise.all([
    maskTexts(warehouse, texts),
    readIdsAmong(warehouse, texts.flatMap(wordsOf)),
    readUntold(db, reader),
  ]);
  const ids = new Set(own);
  return texts.map((text, i) => ({
    ...{ text, masked: masked[i] ?? "", untold },
    ownAccounts: wordsOf(text).filter((word) => ids.has(word)),
  }));
}

/** What of some texts must not leave for a reader, in words; none when they may. */
export const faultsInTexts = async (stores: Stores, texts: readonly string[], reader: Reader): Promise<string[]> =>
  (await textsAtGate(stores, texts, reader)).flatMap(faultsOf);
