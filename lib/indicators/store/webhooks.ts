import type { Database } from "@/lib/db";
import type { Prisma, RecallNoticeState } from "@/prisma/generated/client";

export const findWebhook = (db: Database, partnerId: string) => db.partnerWebhook.findUnique({ where: { partnerId } });
export type WebhookRow = NonNullable<Awaited<ReturnType<typeof findWebhook>>>;

export const insertWebhook = (tx: Database, data: Prisma.PartnerWebhookUncheckedCreateInput) =>
  tx.partnerWebhook.create({ data });

/** The next version of a webhook; false when it is not at the version that was changed. */
export async function changeWebhook(
  tx: Database,
  { partnerId, version }: { partnerId: string; version: number },
  data: Prisma.PartnerWebhookUncheckedUpdateManyInput,
): Promise<boolean> {
  const where = { partnerId, version };
  return (await tx.partnerWebhook.updateMany({ where, data: { ...data, version: version + 1 } })).count === 1;
}

export async function countNotices(db: Database, partnerId: string): Promise<Map<RecallNoticeState, number>> {
  const where = { export: { partnerId } };
  const counts = await db.recallNotice.groupBy({ by: ["state"], where, _count: true });
  return new Map(counts.map(({ state, _count }) => [state, _count]));
}

/** Puts a recall on its way to the partner's webhook, where it has one. */
export const insertNotice = (tx: Database, exportId: string, partnerId: string, now: Date): Promise<number> =>
  tx.$executeRaw`
    insert into recall_notice (export_id, next_attempt_at)
    select ${exportId}::uuid, ${now} from partner_webhook where partner_id = ${partnerId}::uuid and disabled_at is null`;

/** Puts all recalls on their way that the partner has not acknowledged and was not told of. */
export const insertMissing = (tx: Database, partnerId: string, now: Date): Promise<number> => tx.$executeRaw`
  insert into recall_notice as known (export_id, next_attempt_at)
  select b.id, ${now} from bundle_export b where b.partner_id = ${partnerId}::uuid and b.recall_id is not null
    and not exists (select from delivery_step s where s.export_id = b.id and s.kind = 'acknowledged')
  on conflict (export_id) do update set state = 'waiting', attempts = 0, next_attempt_at = excluded.next_attempt_at
  where known.state <> 'told'`;

export interface DueNotice {
  exportId: string;
  attempts: number;
  nextAttemptAt: Date;
  webhook: WebhookRow;
}

/** Recalls that it is time to tell of. */
export async function listDueNotices(db: Database, now: Date, limit: number): Promise<DueNotice[]> {
  const rows = await db.recallNotice.findMany({
    where: {
      ...{ state: "waiting", nextAttemptAt: { lte: now } },
      export: { partner: { disabledAt: null, webhook: { disabledAt: null } } },
    },
    orderBy: { nextAttemptAt: "asc" },
    take: limit,
    select: {
      ...{ exportId: true, attempts: true, nextAttemptAt: true },
      export: { select: { partner: { select: { webhook: true } } } },
    },
  });
  return rows.flatMap(({ export: { partner }, ...row }) =>
    partner.webhook ? [{ ...row, webhook: partner.webhook }] : [],
  );
}

/** Makes an attempt this process's until a time; false when it is another's. */
export async function claimNotice(db: Database, { exportId, nextAttemptAt }: DueNotice, until: Date): Promise<boolean> {
  const where = { exportId, nextAttemptAt, state: "waiting" as const };
  return (await db.recallNotice.updateMany({ where, data: { nextAttemptAt: until } })).count === 1;
}

export const writeNotice = (tx: Database, exportId: string, data: Prisma.RecallNoticeUncheckedUpdateInput) =>
  tx.recallNotice.update({ where: { exportId }, data });

export const stopWebhook = (tx: Database, partnerId: string, disabledReason: string, now: Date) =>
  tx.partnerWebhook.updateMany({ where: { partnerId, disabledAt: null }, data: { disabledAt: now, disabledReason } });
