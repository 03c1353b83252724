import type { Database } from "@/lib/db";

/** An end user in clear. */
export interface NamedEndUser {
  accountId: string;
  endUserId: string;
  exchanges: number;
  work: number;
}

const rowsPerStatement = 5_000;

/** Puts the end users of a campaign in the place of those that were found before. */
export async function writeEndUsers(
  tx: Database,
  campaignId: string,
  endUsers: readonly NamedEndUser[],
): Promise<void> {
  await tx.campaignEndUser.deleteMany({ where: { campaignId } });
  for (let at = 0; at < endUsers.length; at += rowsPerStatement) {
    const data = endUsers.slice(at, at + rowsPerStatement).map(({ accountId, endUserId, exchanges, work }) => {
      return { campaignId, accountId, endUserId, exchanges, work };
    });
    await tx.campaignEndUser.createMany({ data });
  }
}

/** The end users of a campaign, the busiest first. */
export const readEndUsers = (db: Database, campaignId: string): Promise<NamedEndUser[]> =>
  db.campaignEndUser.findMany({
    where: { campaignId },
    omit: { campaignId: true },
    orderBy: [{ work: "desc" }, { accountId: "asc" }, { endUserId: "asc" }],
  });
