import type { z } from "zod";
import { literal } from "@/lib/campaigns";
import type { Database } from "@/lib/db";
import type { AccountSet, Prisma, SetChangeKind } from "@/prisma/generated/client";
import type { SetOrigin } from "../contract";

export type { AccountSet };

/** Sets that nobody has deleted, what changed last first. */
export const findSets = (db: Database, where: Prisma.AccountSetWhereInput = {}): Promise<AccountSet[]> =>
  db.accountSet.findMany({ where: { deletedAt: null, ...where }, orderBy: [{ changedAt: "desc" }, { id: "desc" }] });

export const findSet = (db: Database, id: string): Promise<AccountSet | null> =>
  db.accountSet.findFirst({ where: { id, deletedAt: null } });

/** A set of that name, in whatever case, other than this one. */
export const findNamesake = (db: Database, name: string, otherThan?: string): Promise<AccountSet | null> =>
  db.accountSet.findFirst({
    where: {
      deletedAt: null,
      name: { equals: literal(name), mode: "insensitive" },
      ...(otherThan === undefined ? {} : { id: { not: otherThan } }),
    },
  });

export const insertSet = (tx: Database, data: Prisma.AccountSetCreateInput): Promise<AccountSet> =>
  tx.accountSet.create({ data });

/** Changes a set that still is the version that the person looked at, and raises the version; undefined when it is not. */
export async function updateSet(
  tx: Database,
  id: string,
  version: number,
  data: Prisma.AccountSetUpdateManyMutationInput,
): Promise<AccountSet | undefined> {
  const [set] = await tx.accountSet.updateManyAndReturn({
    where: { id, version, deletedAt: null },
    data: { ...data, version: { increment: 1 } },
  });
  return set;
}

export interface NewSetChange {
  id: string;
  setId: string;
  version: number;
  kind: SetChangeKind;
  accountIds: readonly string[];
  origin?: z.output<typeof SetOrigin>;
  note?: string;
  actorId: string;
  actorName: string;
  at: Date;
}

export async function insertSetChange(tx: Database, change: NewSetChange): Promise<void> {
  await tx.setChange.create({ data: { ...change, accountIds: [...change.accountIds] } });
}

export interface SetChangeRow {
  id: string;
  kind: SetChangeKind;
  version: number;
  accounts: number;
  examples: string[];
  origin: unknown;
  note: string | null;
  by: string;
  at: Date;
}

/** What was done to a set, the newest first; of the accounts only the first few. */
export const readSetChanges = (db: Database, setId: string, limit: number): Promise<SetChangeRow[]> =>
  db.$queryRaw<SetChangeRow[]>`
    select id::text as id, kind::text as kind, version, cardinality(account_ids) as accounts,
      coalesce(account_ids[1:5], '{}') as examples, origin, note, actor_name as by, at
    from set_change where set_id = ${setId}::uuid order by at desc, version desc, id desc limit ${limit}`;

/** Counts members that came or went, in the transaction that has taken the set. */
export const resizeSet = (tx: Database, id: string, by: number): Promise<AccountSet> =>
  tx.accountSet.update({ where: { id }, data: { accounts: { increment: by } } });
