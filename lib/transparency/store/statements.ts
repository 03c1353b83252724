import type { Database } from "@/lib/db";
import { countedKinds } from "../contract";

/** Disclosed measures on accounts and their parts: each has a statement of reasons. */
const isStated = {
  kind: { in: [...countedKinds] },
  disclosure: "disclosed" as const,
  accountId: { not: null },
};

export async function countStatements(db: Database): Promise<{ waiting: number; exported: number }> {
  const [disclosed, exported] = await Promise.all([
    db.decision.count({ where: isStated }),
    db.exportedStatement.count(),
  ]);
  return { waiting: disclosed - exported, exported };
}

/** The oldest disclosed measures whose statement has not left; nobody else takes them while the transaction lasts. */
export async function takeUnexported(tx: Database, limit: number) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('statements of reasons', 0))`;
  const rows = await tx.$queryRaw<{ id: string; firstSeen: Date | null }[]>`
    select d.id::text, min(coalesce(m.first_seen, m.flagged_at)) as "firstSeen" from decision d
    left join campaign_member m on m.account_id = d.account_id and m.campaign_id = d.campaign_id
    where d.kind::text = any (${[...countedKinds]}) and d.disclosure = 'disclosed' and d.account_id is not null
      and not exists (select 1 from exported_statement e where e.decision_id = d.id)
    group by d.id, d.sequence order by d.sequence limit ${limit}`;
  const decisions = await tx.decision.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: { sequence: "asc" },
  });
  const seen = new Map(rows.map(({ id, firstSeen }) => [id, firstSeen]));
  return decisions.map((decision) => ({ ...decision, firstSeen: seen.get(decision.id) ?? decision.at }));
}

export type UnexportedDecision = Awaited<ReturnType<typeof takeUnexported>>[number];

export async function markExported(
  tx: Database,
  statements: readonly { decisionId: string; puid: string }[],
  by: { exportId: string; exportedAt: Date },
): Promise<void> {
  await tx.exportedStatement.createMany({ data: statements.map((statement) => ({ ...statement, ...by })) });
}
