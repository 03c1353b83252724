import type { Database } from "@/lib/db";
import type { Outcome } from "../contract";

/** Writes what is new; repeating it writes nothing twice. Returns how many are new. */
export async function insertOutcomes(tx: Database, outcomes: readonly Outcome[]): Promise<number> {
  const { count } = await tx.detectionOutcome.createMany({ data: [...outcomes], skipDuplicates: true });
  return count;
}

export async function withdrawOutcomes(tx: Database, decisionIds: readonly string[], at: Date): Promise<number> {
  const { count } = await tx.detectionOutcome.updateMany({
    where: { decisionId: { in: [...decisionIds] }, withdrawnAt: null },
    data: { withdrawnAt: at },
  });
  return count;
}

/** Outcomes that stand, with the run that last found their campaign; oldest first. */
export const readStandingOutcomes = (db: Database) =>
  db.$queryRaw<StandingOutcome[]>`
    select o.decision_id::text as "decisionId", o.kind::text as kind, o.campaign_id::text as "campaignId",
      o.account_id as "accountId", o.verdict::text as verdict, o.actor_name as "actorName", o.at,
      c.code_name as "codeName", c.run_id::text as "runId"
    from detection_outcome o join campaign c on c.id = o.campaign_id
    where o.withdrawn_at is null and (o.kind <> 'cleared' or exists (
      select from campaign_member m where m.campaign_id = o.campaign_id and m.account_id = o.account_id
        and m.disposition_by = 'analyst' and m.disposition in ('bystander', 'relay_customer')))
    order by o.at, o.decision_id`;

export interface StandingOutcome {
  decisionId: string;
  kind: "confirmed" | "dismissed" | "cleared" | "appeal_upheld";
  campaignId: string;
  accountId: string | null;
  verdict: string | null;
  actorName: string;
  at: Date;
  codeName: string;
  /** The run that last found the campaign. */
  runId: string;
}
