import type { Database } from "@/lib/db";
import { type TokenType, tokenOf } from "@/lib/env/partner-token";
import type { Warehouse } from "@/lib/warehouse";
import { openHeldKey } from "../hold-key";
import { readHeldKeys } from "../store/keys";
import { streamIdentified } from "../store/own-traffic";
import { ownValue } from "./tokens";

/** The newest of the keys that a partner handed over; undefined when none is held. */
export async function heldKeyOf(
  db: Database,
  partnerId: string,
): Promise<{ keyId: string; sharesAccounts: boolean } | undefined> {
  const [newest] = await readHeldKeys(db, partnerId);
  return newest && { keyId: newest.keyId, sharesAccounts: newest.sharesAccounts };
}

export interface Unknown {
  partnerId: string;
  keyId: string;
  type: TokenType;
  tokens: ReadonlySet<string>;
}

/** How many of a partner's tokens are those of own accounts: makes one of every account under the key that is held, block by block. */
export async function countKnown(
  { db, warehouse }: { db: Database; warehouse: Warehouse },
  { partnerId, keyId, type, tokens }: Unknown,
  signal?: AbortSignal,
): Promise<number> {
  const held = (await readHeldKeys(db, partnerId)).find((one) => one.keyId === keyId);
  if (held === undefined) throw new Error(`The key ${keyId} was held a moment ago and is not any more.`);
  const key = openHeldKey(held);
  const known = new Set<string>();
  for await (const block of streamIdentified(warehouse, signal)) {
    signal?.throwIfAborted();
    for (const account of block) {
      const own = ownValue[type](account);
      const token = own === "" ? "" : tokenOf(key, type, own);
      if (tokens.has(token)) known.add(token);
    }
  }
  return known.size;
}
