import type { Database } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

/** Who reads a text: a partner, who knows the names of the campaigns that it was given, or whoever a report about one campaign reaches. */
export type Reader = { partnerId: string } | { campaignId: string };

/** Code names that a reader was not told: of campaigns, and of all operators, which are told to nobody. */
export async function readUntold(db: Database, reader: Reader): Promise<string[]> {
  const told =
    "campaignId" in reader
      ? Prisma.sql`c.id = ${reader.campaignId}::uuid`
      : Prisma.sql`exists (select from shared_object o
          where o.campaign_id = c.id and o.kind = 'campaign' and o.partner_id = ${reader.partnerId}::uuid)`;
  const rows = await db.$queryRaw<{ name: string }[]>`
    select c.code_name as name from campaign c where not ${told} union all select code_name from operator order by name`;
  return rows.map(({ name }) => name);
}
