import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { type Policy, restrictingKinds } from "../kinds";
import type { StrikeEvent } from "../policies/strikes";

const versionsOf = (db: Database, policy: Policy | undefined) =>
  db.policyVersion.findMany({
    where: policy === undefined ? {} : { policy },
    orderBy: [{ policy: "asc" }, { version: "desc" }],
  });
export type PolicyVersionRow = Awaited<ReturnType<typeof versionsOf>>[number];

/** All versions of a policy that people made, the newest first. */
export const readPolicyVersions = (db: Database, policy: Policy): Promise<PolicyVersionRow[]> => versionsOf(db, policy);

/** The newest version of each policy that anybody changed. */
export const readNewestVersions = (db: Database): Promise<PolicyVersionRow[]> =>
  db.policyVersion.findMany({ distinct: ["policy"], orderBy: [{ policy: "asc" }, { version: "desc" }] });

/** Adds a version; false when somebody else has made it meanwhile. */
export async function insertPolicyVersion(
  tx: Database,
  version: Prisma.PolicyVersionCreateManyInput,
): Promise<boolean> {
  const { count } = await tx.policyVersion.createMany({ data: [version], skipDuplicates: true });
  return count === 1;
}

/** What accounts' strikes are counted from, by account, in the order of the log. */
export async function readStrikeEvents(
  db: Database,
  accountIds: readonly string[],
): Promise<Map<string, StrikeEvent[]>> {
  const rows = await db.decision.findMany({
    where: { accountId: { in: [...accountIds] }, kind: { in: [...restrictingKinds, "reverse"] } },
    select: {
      ...{ id: true, kind: true, policy: true, disclosure: true, keyId: true, endUserId: true, reversesId: true },
      ...{ at: true, accountId: true },
    },
    orderBy: { sequence: "asc" },
  });
  const byAccount = new Map<string, StrikeEvent[]>();
  for (const { accountId, ...event } of rows) {
    const found = byAccount.get(accountId ?? "");
    if (found === undefined) byAccount.set(accountId ?? "", [event]);
    else found.push(event);
  }
  return byAccount;
}
