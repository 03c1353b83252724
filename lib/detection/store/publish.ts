import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import type { Difference, MemberExplanation } from "../contract";
import type { ExplainedCampaign } from "../explanation/explain";
import type { OutlinedMember } from "../explanation/explain-member";
import type { Ancestor } from "../identity/match";
import { type NamedEndUser, writeEndUsers } from "./end-user-names";

/** A campaign on its way into the system of record. */
export interface Publication extends ExplainedCampaign {
  lineage: Ancestor[];
  /** The thread that a person opened it from. */
  threadId?: string;
  /** What was found since a dismissal, when that opens the case again. */
  difference?: Difference | undefined;
  /** The end users that it hides behind, in clear. */
  endUsers?: readonly NamedEndUser[];
  /** A dismissal stands: the campaign stays as it was dismissed. */
  isSilent?: boolean;
}

const membersPerStatement = 5_000;

/**
 * Writes a campaign. One that a person confirmed keeps its status, its verdict and its members with their dispositions; what detection
 * suggests now stands beside it. One that a person dismissed stays as it was, until evidence dated after that opens it again.
 */
export async function publishCampaign(tx: Database, runId: string, found: Publication, at: Date): Promise<void> {
  if (found.isSilent) return findAgain(tx, found.id);
  await writeCampaign(tx, runId, found);
  const explanations = found.explanations()[Symbol.iterator]();
  for (let i = 0; i < found.members.length; i += membersPerStatement) {
    const members = found.members.slice(i, i + membersPerStatement);
    await writeMembers(tx, found.id, members, at);
    await writeExplanations(tx, runId, found.id, members, explanations);
  }
  await dropFormerMembers(tx, found);
  await tx.$executeRaw`
    update campaign set
      accounts = (select count(*) from campaign_member where campaign_id = id),
      core_accounts = (select count(*) from campaign_member where campaign_id = id and tier = 'core')
    where id = ${found.id}::uuid`;
  await tx.campaignEvidence.deleteMany({ where: { campaignId: found.id } });
  await tx.campaignEvidence.createMany({
    data: found.evidence.map((fact) => ({ id: newId(), campaignId: found.id, runId, ...fact })),
  });
  if (found.endUsers) await writeEndUsers(tx, found.id, found.endUsers);
  if (found.difference) await announceDifference(tx, runId, found, found.difference, at);
}

/** A dismissed campaign that had not been found for a while is one of those that are found again; nothing else changes. */
async function findAgain(tx: Database, id: string): Promise<void> {
  await tx.campaign.updateMany({
    where: { id, retiredAt: { not: null } },
    data: { retiredAt: null, version: { increment: 1 } },
  });
}

/** Keeps the difference with the campaign; opening it again is a decision of its own, and follows from the event. */
async function announceDifference(
  tx: Database,
  runId: string,
  { id }: Publication,
  difference: Difference,
  at: Date,
): Promise<void> {
  const { decisionId, campaignId } = difference;
  await tx.campaignDifference.upsert({
    where: { campaignId_decisionId: { campaignId: id, decisionId } },
    create: { campaignId: id, decisionId, runId, content: difference, foundAt: at },
    update: { runId, content: difference },
  });
  if (campaignId !== id) return;
  await tx.domainEvent.create({
    data: { id: newId(), kind: "evidence_renewed", payload: { decisionId, reason: reasonOf(difference) } },
  });
}

const reasonOf = ({ linkNats, workNats, newAccounts }: Difference): string =>
  `Evidence dated after it: ${linkNats.toFixed(1)} nats that the accounts are run together, ${workNats.toFixed(1)} nats that they harvest, ${newAccounts} new accounts.`;

async function writeCampaign(tx: Database, runId: string, found: Publication): Promise<void> {
  const known = await tx.campaign.findUnique({ where: { id: found.id } });
  const past = Array.isArray(known?.lineage) ? known.lineage : [];
  const news = found.lineage.filter(({ relation }) => relation !== "continued").map((one) => ({ ...one, runId }));
  const figures = {
    suggestedVerdict: found.verdict,
    score: found.score,
    exchanges: found.exchanges,
    extractionExchanges: found.extractionExchanges,
    firstSeen: found.firstSeen,
    lastSeen: found.lastSeen,
    scoreTerms: found.terms,
    explanation: found.explanation,
    lineage: [...past, ...news] as object[],
    runId,
    retiredAt: null,
  };
  if (!known) {
    const { id, codeName, verdict, threadId = null } = found;
    await tx.campaign.create({ data: { id, codeName, verdict, threadId, accounts: 0, coreAccounts: 0, ...figures } });
    return;
  }
  const open = known.status === "open" ? { verdict: found.verdict, verdictBy: "detection" as const } : {};
  await tx.campaign.update({ where: { id: found.id }, data: { ...figures, ...open, version: { increment: 1 } } });
}

async function writeMembers(
  tx: Database,
  campaignId: string,
  members: readonly OutlinedMember[],
  at: Date,
): Promise<void> {
  const rows = JSON.stringify(members);
  await tx.$executeRaw`
    insert into campaign_member (campaign_id, account_id, tier, score, families, hard_link, suggested_disposition,
      exchanges, extraction_exchanges, first_seen, last_seen, flagged_at)
    select ${campaignId}::uuid, m."accountId", m.tier::"Tier", m.score, m.families, m."hardLink",
      m."suggestedDisposition"::"Disposition", m.exchanges, m."extractionExchanges", m."firstSeen", m."lastSeen", ${at}
    from jsonb_to_recordset(${rows}::jsonb) as m("accountId" text, tier text, score float8, families jsonb, "hardLink" boolean,
      "suggestedDisposition" text, exchanges bigint, "extractionExchanges" bigint, "firstSeen" timestamptz, "lastSeen" timestamptz)
    on conflict (campaign_id, account_id) do update set tier = excluded.tier, score = excluded.score,
      families = excluded.families, hard_link = excluded.hard_link, suggested_disposition = excluded.suggested_disposition,
      exchanges = excluded.exchanges, extraction_exchanges = excluded.extraction_exchanges,
      first_seen = excluded.first_seen, last_seen = excluded.last_seen
    where (campaign_member.tier, campaign_member.score, campaign_member.families, campaign_member.hard_link,
        campaign_member.suggested_disposition, campaign_member.exchanges, campaign_member.extraction_exchanges,
        campaign_member.first_seen, campaign_member.last_seen)
      is distinct from (excluded.tier, excluded.score, excluded.families, excluded.hard_link, excluded.suggested_disposition,
        excluded.exchanges, excluded.extraction_exchanges, excluded.first_seen, excluded.last_seen)`;
  const ids = members.map(({ accountId }) => accountId);
  await tx.$executeRaw`
    insert into flagged_account (account_id, first_flagged_at)
    select id, ${at} from unnest(${ids}::text[]) as id order by 1
    on conflict (account_id) do nothing`;
}

/**
 * Writes why some members are members; takes as many explanations as there are members. One that says what it said keeps its text where
 * it is: most do from one day to the next, and nothing else of a campaign is as large.
 */
async function writeExplanations(
  tx: Database,
  runId: string,
  campaignId: string,
  members: readonly OutlinedMember[],
  explanations: Iterator<MemberExplanation>,
): Promise<void> {
  const ids = members.map(({ accountId }) => accountId);
  const contents = members.map(() => JSON.stringify(explanations.next().value));
  await tx.$executeRaw`
    insert into member_explanation (campaign_id, account_id, run_id, content)
    select ${campaignId}::uuid, m.id, ${runId}::uuid, m.content::jsonb
    from unnest(${ids}::text[], ${contents}::text[]) as m(id, content)
    on conflict (campaign_id, account_id) do update set run_id = excluded.run_id, content = case
      when member_explanation.content = excluded.content then member_explanation.content else excluded.content end`;
}

/** Accounts that no longer belong leave, unless a person decided the campaign, said what the account is, or put it in by hand. */
async function dropFormerMembers(tx: Database, found: Publication): Promise<void> {
  const ids = found.members.map((member) => member.accountId);
  await tx.$executeRaw`
    delete from campaign_member m using campaign c
    where m.campaign_id = ${found.id}::uuid and c.id = m.campaign_id and c.status = 'open'
      and m.disposition_by = 'detection' and not (m.account_id = any(${ids}::text[])) and not exists (
        select from regrouping_account r join regrouping g on g.id = r.regrouping_id
        where r.account_id = m.account_id and r.campaign_id = m.campaign_id and r.by_hand and g.taken_back_at is null)`;
  await tx.$executeRaw`
    delete from member_explanation e where e.campaign_id = ${found.id}::uuid and not exists (
      select from campaign_member m where m.campaign_id = e.campaign_id and m.account_id = e.account_id)`;
}

/** Campaigns that this run does not find any more step back; nothing of them is lost. Those that a person opened are no run's to find. */
export async function retireOthers(tx: Database, found: readonly string[], at: Date): Promise<string[]> {
  const gone = await tx.campaign.findMany({
    where: { retiredAt: null, threadId: null, id: { notIn: [...found] } },
    select: { id: true },
  });
  const ids = gone.map((row) => row.id);
  await tx.campaign.updateMany({ where: { id: { in: ids } }, data: { retiredAt: at, version: { increment: 1 } } });
  return ids;
}
