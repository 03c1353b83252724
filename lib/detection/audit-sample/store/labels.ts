import type { Database } from "@/lib/db";
import type { AccountLabel } from "@/prisma/generated/enums";

/** What accounts were judged to be last, over all audit samples, by account: other samples are drawn from what somebody chose. */
export async function readStandingLabels(db: Database): Promise<Map<string, AccountLabel>> {
  const rows = await db.$queryRaw<{ account: string; label: AccountLabel }[]>`
    select distinct on (i.account_id) i.account_id as account, e.label::text as label
    from label_event e join audit_sample_item i using (sample_id, position)
    join audit_sample s on s.id = i.sample_id and s.purpose = 'audit'
    order by i.account_id, e.sequence desc`;
  return new Map(rows.map(({ account, label }) => [account, label]));
}

/** Makes two judgements of one account follow each other. */
export async function lockItem(tx: Database, sampleId: string, position: number): Promise<void> {
  const name = `label.${sampleId}.${position}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${name}))`;
}

/** An account of a sample with the label that stands. */
export async function readItem(db: Database, sampleId: string, position: number) {
  return db.auditSampleItem.findUnique({
    where: { sampleId_position: { sampleId, position } },
    include: { labels: { orderBy: { sequence: "desc" }, take: 1 } },
  });
}

export interface NewLabel {
  id: string;
  sampleId: string;
  position: number;
  label: AccountLabel;
  reason: string;
  actorType: string;
  actorId: string;
  actorName: string;
  at: Date;
  replacesId: string | null;
}

export const insertLabel = (tx: Database, label: NewLabel) => tx.labelEvent.create({ data: label });

/** Judged accounts that were flagged when they were drawn: by how much their evidence exceeded what was asked, and the label. */
export async function readLabelledMargins(
  db: Database,
): Promise<{ accountId: string; margin: number; label: AccountLabel }[]> {
  return db.$queryRaw`
    select distinct on (i.account_id) i.account_id as "accountId", i.margin, e.label::text as label
    from label_event e join audit_sample_item i using (sample_id, position)
    where i.margin is not null order by i.account_id, e.sequence desc`;
}
