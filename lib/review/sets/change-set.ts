import type { CommandRecord, CommandScope } from "@/lib/command";
import { conflict, newId, notFound } from "@/lib/kernel";
import type { AccountSet as AccountSetRow, Prisma, SetChangeKind } from "@/prisma/generated/client";
import { findNamesake, findSet, insertSetChange, updateSet } from "../store/sets";
import { type AccountSetView, mostUnknownShown, type SetOrigin, type SetOutcome } from "./contract";
import type { Resolved } from "./resolve-source";

export const setViewOf = (row: AccountSetRow): AccountSetView => ({
  id: row.id,
  name: row.name,
  description: row.description,
  madeBy: { id: row.madeById, name: row.madeBy },
  madeAt: row.madeAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  version: row.version,
  accounts: row.accounts,
});

export const outcomeOf = (
  set: AccountSetRow,
  added: number,
  { unknown, accountIds, duplicates }: Resolved,
): SetOutcome => ({
  set: setViewOf(set),
  added,
  duplicates: duplicates + accountIds.length - added,
  unknown: { total: unknown.length, rows: unknown.slice(0, mostUnknownShown) },
});

/**
 * Takes a set for this transaction, if it still is the version that the person looked at.
 * @throws `not_found`; `conflict` when somebody has changed it meanwhile
 */
export async function claimSet(
  { tx, now }: CommandScope<unknown>,
  { setId, version }: { setId: string; version: number },
  data: Prisma.AccountSetUpdateManyMutationInput = {},
): Promise<AccountSetRow> {
  const set = await updateSet(tx, setId, version, { ...data, changedAt: now });
  if (set !== undefined) return set;
  const present = await findSet(tx, setId);
  if (present === null) throw notFound("Set", setId);
  throw conflict(
    `Somebody changed the set ${present.name} meanwhile (you saw version ${version}, it is ${present.version} now): look at it again.`,
  );
}

/** Throws `conflict` where another set has that name: two of one name are taken for each other. */
export async function requireOwnName({ tx }: CommandScope<unknown>, name: string, otherThan?: string): Promise<void> {
  const namesake = await findNamesake(tx, name, otherThan);
  if (namesake !== null) throw conflict(`There is a set called ${namesake.name} already; choose another name.`);
}

interface Written {
  kind: SetChangeKind;
  accountIds?: readonly string[];
  origin?: SetOrigin;
  note?: string;
}

/** Writes a change into the set's history and into the record. Gives the change's id. */
export async function recordChange(
  { tx, ctx, now, record }: CommandScope<unknown>,
  set: Pick<AccountSetRow, "id" | "name" | "version">,
  { kind, accountIds = [], origin, note }: Written,
): Promise<string> {
  const id = newId();
  const by = { actorId: ctx.actor.id, actorName: ctx.actor.name, at: now };
  await insertSetChange(tx, {
    ...{ id, setId: set.id, version: set.version, kind, accountIds, ...by },
    ...(origin === undefined ? {} : { origin }),
    ...(note === undefined ? {} : { note }),
  });
  record(recordOfSet(kind, set, { accounts: accountIds.length, ...(origin && { origin }), ...(note && { note }) }));
  return id;
}

export const recordOfSet = (
  act: string,
  { id, name, version }: Pick<AccountSetRow, "id" | "name" | "version">,
  detail: Record<string, unknown>,
): CommandRecord => ({
  action: `set.${act}`,
  subject: { type: "set", id },
  detail: { name, version, ...detail },
});
