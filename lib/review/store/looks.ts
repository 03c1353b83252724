import { z } from "zod";
import type { Database } from "@/lib/db";
import { Verdict } from "@/lib/detection/contract";

/** What there was of a campaign when somebody looked. */
export const Seen = z.object({
  version: z.number().int(),
  score: z.number(),
  verdict: Verdict,
  coreAccounts: z.number().int(),
  /** The shared values that it rested on, as kind and value. */
  evidence: z.array(z.string()),
});
export type Seen = z.infer<typeof Seen>;

export interface Look {
  seenAt: Date;
  seen: Seen;
  beforeAt: Date | null;
  before: Seen | null;
}

export async function readLook(db: Database, campaignId: string, personId: string): Promise<Look | undefined> {
  const row = await db.reviewLook.findUnique({ where: { campaignId_personId: { campaignId, personId } } });
  if (row === null) return undefined;
  const before = row.before === null ? null : Seen.parse(row.before);
  return { seenAt: row.seenAt, seen: Seen.parse(row.seen), beforeAt: row.beforeAt, before };
}

export async function writeLook(db: Database, campaignId: string, personId: string, look: Look): Promise<void> {
  const before = look.before === null ? null : JSON.stringify(look.before);
  await db.$executeRaw`
    insert into review_look (campaign_id, person_id, seen_at, seen, before_at, before)
    values (${campaignId}::uuid, ${personId}, ${look.seenAt}, ${JSON.stringify(look.seen)}::jsonb, ${look.beforeAt}, ${before}::jsonb)
    on conflict (campaign_id, person_id) do update
    set seen_at = excluded.seen_at, seen = excluded.seen, before_at = excluded.before_at, before = excluded.before`;
}
