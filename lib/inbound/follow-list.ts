import type { Database } from "@/lib/db";
import { holds, holdWarninglist, titleOf, warninglistTerms, withdrawWarninglist } from "@/lib/detection";
import { openWarninglist } from "./seal-content";
import { type BatchRow, decideList, readBatchRow } from "./store/batches";
import { contentOf } from "./warninglists";

const states = { accept: "accepted", refuse: "refused" } as const;

/** What the record says of a list that was decided on. */
export type ListDetail = Record<string, unknown>;

/**
 * Does what a person says of a list: what an accepted one names is a hub from the next run over everything on. One that was accepted before
 * and holds no more may be accepted anew.
 * @returns undefined when there is no list, or nothing about it changes
 * @throws `precondition_failed` when the accepted lists would name too much together
 */
export async function decideOnList(
  tx: Database,
  batchId: string,
  decision: "accept" | "refuse",
  now: Date,
): Promise<ListDetail | undefined> {
  const row = await readBatchRow(tx, batchId);
  if (!row || row.warninglist === null) return undefined;
  const isNew = await decideList(tx, batchId, states[decision]);
  if (!isNew && (decision === "refuse" || (await doesHold(tx, batchId, now)))) return undefined;
  if (decision === "accept") return holdList(tx, row, now);
  const { name, version } = openWarninglist(batchId, row.warninglist);
  return { name, version, held: await withdrawWarninglist(tx, batchId, now) };
}

async function doesHold(tx: Database, id: string, now: Date): Promise<boolean> {
  const term = (await warninglistTerms(tx, [id])).get(id);
  return term !== undefined && holds(term, now);
}

/** Hands a list that counts as accepted to detection. */
export async function holdList(
  tx: Database,
  { id, partnerId, warninglist }: Pick<BatchRow, "id" | "partnerId" | "warninglist">,
  now: Date,
): Promise<ListDetail | undefined> {
  if (warninglist === null) return undefined;
  const list = openWarninglist(id, warninglist);
  const { name, version } = list;
  const { held, replaced } = await holdWarninglist(tx, { id, partnerId, name, version, content: contentOf(list) }, now);
  return { name, version, entries: held.entries, hash: held.hash, replaces: replaced.map(titleOf) };
}
