import type { Database } from "@/lib/db";
import type { AccountLabel } from "@/prisma/generated/enums";

/** What accounts were judged to be last, over all samples, by account. */
export async function readStandingLabels(db: Database): Promise<Map<string, AccountLabel>> {
  const rows = await db.$queryRaw<{ account: string; label: AccountLabel }[]>`
    select distinct on (i.account_id) i.account_id as account, e.label::text as label
    from label_event e join audit_sample_item i using (sample_id, position)
    order by i.account_id, e.sequence desc`;
  return new Map(rows.map(({ account, label }) => [account, label]));
}
