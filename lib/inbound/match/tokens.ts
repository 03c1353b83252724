import type { Database } from "@/lib/db";
import { openPartnerKey } from "@/lib/env/partner-key";
import { type TokenType, tokenOf } from "@/lib/env/partner-token";
import type { Warehouse } from "@/lib/warehouse";
import { openHeldKey } from "../hold-key";
import type { Term } from "../model";
import { readHeldKeys, readOwnKeys } from "../store/keys";
import { type Identified, streamIdentified } from "../store/own-traffic";

/** A token that a partner sent, and who wants to know who it is. */
export interface AskedToken {
  id: string;
  partnerId: string;
  kind: Term["kind"];
  value: string;
}

const typeOf: Partial<Record<Term["kind"], TokenType>> = {
  mail_token: "mail",
  phone_token: "phone",
  account_token: "account",
};

export const isToken = (kind: Term["kind"]): boolean => typeOf[kind] !== undefined;

export const ownValue: Record<TokenType, (account: Identified) => string> = {
  mail: ({ email_hash }) => email_hash,
  phone: ({ phone_hash }) => phone_hash,
  account: ({ account_id }) => account_id,
};

/** A key with the tokens that may have been made with it. */
interface Keyed {
  key: Buffer;
  types: readonly TokenType[];
  asked: ReadonlyMap<string, string[]>;
}

/**
 * Who stands behind tokens: makes those of all own accounts, block by block, under the keys that the partners handed over and those that they were
 * handed. Tokens made with another key stand for nobody that could be known.
 */
export async function holdersOfTokens(
  db: Database,
  warehouse: Warehouse,
  asked: readonly AskedToken[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Set<string>>> {
  const holders = new Map(asked.map(({ id }) => [id, new Set<string>()]));
  const keys = await keysFor(db, asked);
  if (keys.length === 0) return holders;
  for await (const block of streamIdentified(warehouse, signal)) {
    signal?.throwIfAborted();
    for (const account of block) {
      for (const { key, types, asked } of keys) {
        for (const type of types) {
          const own = ownValue[type](account);
          if (own === "") continue;
          for (const id of asked.get(`${type} ${tokenOf(key, type, own)}`) ?? [])
            holders.get(id)?.add(account.account_id);
        }
      }
    }
  }
  return holders;
}

async function keysFor(db: Database, asked: readonly AskedToken[]): Promise<Keyed[]> {
  const keyed: Keyed[] = [];
  for (const partnerId of new Set(asked.map((one) => one.partnerId))) {
    const own = asked.filter((one) => one.partnerId === partnerId);
    const byToken = new Map<string, string[]>();
    for (const { id, kind, value } of own) {
      const name = `${typeOf[kind]} ${value}`;
      byToken.set(name, [...(byToken.get(name) ?? []), id]);
    }
    const types = [...new Set(own.flatMap(({ kind }) => typeOf[kind] ?? []))];
    for (const { key, sharesAccounts } of await keysWith(db, partnerId)) {
      const usable = types.filter((type) => type !== "account" || sharesAccounts);
      if (usable.length > 0) keyed.push({ key, types: usable, asked: byToken });
    }
  }
  return keyed;
}

/** All keys of us two, in clear. */
async function keysWith(db: Database, partnerId: string): Promise<{ key: Buffer; sharesAccounts: boolean }[]> {
  const [held, own] = [await readHeldKeys(db, partnerId), await readOwnKeys(db, partnerId)];
  return [
    ...held.map((one) => ({ key: openHeldKey(one), sharesAccounts: one.sharesAccounts })),
    ...own.map(({ key, sharesAccounts }) => ({ key: openPartnerKey(partnerId, key), sharesAccounts })),
  ];
}
