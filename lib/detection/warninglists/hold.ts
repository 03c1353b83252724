import type { Database } from "@/lib/db";
import { seal, unseal } from "@/lib/env/sealing";
import { day, preconditionFailed } from "@/lib/kernel";
import {
  endWarninglists,
  lockWarninglists,
  readContents,
  readHolding,
  readTerms,
  writeWarninglist,
} from "../store/warninglists";
import { hashOf, inOrder, type OpenWarninglist, titleOf, type WarninglistEntry, type WarninglistTerm } from "./model";
import { type HeldWarninglist, mostListed } from "./shapes";

const purpose = "warninglist/1";

/** How long a list holds unless it is accepted anew: what is common changes hands. */
export const holdsFor = 365 * day;

export interface NewWarninglist {
  /** Of what it came in. */
  id: string;
  partnerId: string;
  name: string;
  version: string;
  content: readonly WarninglistEntry[];
}

/**
 * Takes a list as accepted, in the caller's transaction: runs that begin from then on take what it names for hubs, until it is withdrawn, its
 * time is over, or another version of it, by partner and name, is accepted.
 * @returns the list, and what it takes the place of
 * @throws `precondition_failed` when all lists together would name more than `mostListed` values
 */
export async function holdWarninglist(
  tx: Database,
  { content, ...list }: NewWarninglist,
  now: Date,
): Promise<{ held: HeldWarninglist; replaced: HeldWarninglist[] }> {
  await lockWarninglists(tx);
  const others = (await readHolding(tx, now)).filter(({ id }) => id !== list.id);
  const replaced = others.filter(({ partnerId, name }) => partnerId === list.partnerId && name === list.name);
  const staying = others.filter((one) => !replaced.includes(one));
  const entries = staying.reduce((sum, one) => sum + one.entries, content.length);
  if (entries > mostListed) {
    throw preconditionFailed(
      `With ${titleOf(list)} the accepted warninglists would name ${entries.toLocaleString("en")} values; at most ${mostListed.toLocaleString("en")} are compared. Refuse one that is not needed any more first.`,
    );
  }
  await endWarninglists(
    tx,
    replaced.map(({ id }) => id),
    now,
  );
  const { partnerId, ...described } = { ...list, entries: content.length, hash: hashOf(content) };
  const sealed = seal(purpose, list.id, Buffer.from(JSON.stringify(content)));
  const validUntil = new Date(now.getTime() + holdsFor);
  await writeWarninglist({ ...described, partnerId, content: sealed, heldAt: now, validUntil, endedAt: null }, tx);
  return { held: described, replaced };
}

/** Ends a list, in the caller's transaction; false when it does not hold. */
export const withdrawWarninglist = async (tx: Database, id: string, now: Date): Promise<boolean> =>
  (await endWarninglists(tx, [id], now)) === 1;

/** The lists that hold at a moment, in their order. */
export const currentWarninglists = async (db: Database, at: Date): Promise<HeldWarninglist[]> =>
  inOrder((await readHolding(db, at)).map(({ partnerId: _, ...list }) => list));

/**
 * The same with all that they name, also of lists that hold no more.
 * @throws Error when a list is not what it was said to be
 */
export async function openWarninglists(db: Database, lists: readonly HeldWarninglist[]): Promise<OpenWarninglist[]> {
  if (lists.length === 0) return [];
  const rows = await readContents(
    db,
    lists.map(({ id }) => id),
  );
  const contents = new Map(rows.map(({ id, content }) => [id, content]));
  return lists.map((list) => {
    const sealed = contents.get(list.id);
    const content: WarninglistEntry[] = sealed ? JSON.parse(unseal(purpose, list.id, sealed).toString()) : [];
    if (hashOf(content) !== list.hash) throw new Error(`The warninglist ${titleOf(list)} is not what it was.`);
    return { ...list, content };
  });
}

/** How long lists hold, or held, by id; those that nobody accepted are left out. */
export async function warninglistTerms(db: Database, ids: readonly string[]): Promise<Map<string, WarninglistTerm>> {
  if (ids.length === 0) return new Map();
  return new Map((await readTerms(db, ids)).map(({ id, ...term }) => [id, term]));
}
