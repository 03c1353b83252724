import { literal } from "@/lib/campaigns";
import type { Database } from "@/lib/db";
import type { Family } from "@/lib/detection/contract";
import type { FoundCampaign, FoundValue } from "../palette/contract";

/** Campaigns whose name contains the text or whose id starts with it, the strongest first; dismissed and retired ones too. */
export const findCampaigns = (db: Database, q: string, limit: number): Promise<FoundCampaign[]> =>
  db.$queryRaw<FoundCampaign[]>`
    select id::text, code_name as "codeName", status::text, verdict, core_accounts as "coreAccounts" from campaign
    where code_name ilike ${`%${literal(q)}%`} or id::text like ${`${literal(q.toLowerCase())}%`}
    order by retired_at is not null, code_name not ilike ${`${literal(q)}%`}, score desc, id limit ${limit}`;

const shown = {
  ...{ campaignId: true, family: true, kind: true, display: true, accountsHere: true, accountsOverall: true },
  campaign: { select: { codeName: true } },
} as const;

type Row = Omit<FoundValue, "codeName" | "family"> & { family: string; campaign: { codeName: string } };

const foundOf = ({ campaign, family, ...row }: Row): FoundValue => ({
  ...row,
  family: family as Family,
  codeName: campaign.codeName,
});

const strongest = [{ weight: "desc" }, { id: "asc" }] as const;

/** Values that campaigns of now rest on, by a part of the name that masks them. */
export async function findValuesByName(db: Database, q: string, limit: number): Promise<FoundValue[]> {
  const rows = await db.campaignEvidence.findMany({
    where: { display: { contains: literal(q), mode: "insensitive" }, campaign: { retiredAt: null } },
    select: shown,
    orderBy: [...strongest],
    take: limit,
  });
  return rows.map(foundOf);
}

/** Values by their keys (sipHash64, decimal). */
export async function findValuesByKey(db: Database, keys: readonly string[], limit: number): Promise<FoundValue[]> {
  const rows = await db.campaignEvidence.findMany({
    where: { value: { in: [...keys] }, campaign: { retiredAt: null } },
    select: shown,
    orderBy: [...strongest],
    take: limit,
  });
  return rows.map(foundOf);
}
