import type { z } from "zod";
import type { Database } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import type { CampaignQuery } from "../contract";
import { afterCursor, cursorAfter, literal } from "./pages";

const columns = {
  score: "score",
  accounts: "accounts",
  exchanges: "exchanges",
  extraction: "extractionExchanges",
  last_seen: "lastSeen",
  first_seen: "firstSeen",
  name: "codeName",
} as const;

/** What a search finds: a code name that contains the text, or a campaign with a member whose id starts with it. */
const found = (q: string): Prisma.CampaignWhereInput => ({
  OR: [
    { codeName: { contains: literal(q), mode: "insensitive" } },
    { members: { some: { accountId: { startsWith: literal(q) } } } },
  ],
});

export async function listCampaignRows(db: Database, query: z.output<typeof CampaignQuery>) {
  const column = columns[query.sort];
  const where: Prisma.CampaignWhereInput = {
    ...(query.status?.length ? { status: { in: query.status } } : {}),
    ...(query.verdict?.length ? { verdict: { in: query.verdict } } : {}),
    ...(query.retired ? {} : { retiredAt: null }),
    ...(query.q ? found(query.q) : {}),
  };
  const after = afterCursor(query.cursor, column, "id", query.order);
  const rows = await db.campaign.findMany({
    where: { AND: [where, after] },
    orderBy: [{ [column]: query.order }, { id: "asc" }],
    take: query.limit + 1,
    omit: { scoreTerms: true, explanation: true },
  });
  const total = await db.campaign.count({ where });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page,
    total,
    nextCursor: rows.length > query.limit && last ? cursorAfter(last[column], last.id) : null,
  };
}
