import { z } from "zod";
import { CampaignStatus, evidenceOf, readCampaignRow, readEvidenceRows, readMembers } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { readSnapshot } from "@/lib/decisions";
import {
  type AgainstTest,
  Disposition,
  Explanation,
  Family,
  readMemberExplanation,
  Tier,
  Verdict,
  VerdictBy,
} from "@/lib/detection";
import { isDomainError, notFound } from "@/lib/kernel";
import type { AppealView, EvidenceSide } from "../contract";

const KeptCampaign = z.object({
  ...{ status: CampaignStatus, verdict: Verdict, verdictBy: VerdictBy },
  ...{ score: z.number(), coreAccounts: z.number() },
});
const KeptMember = z.object({
  ...{ accountId: z.string(), tier: Tier, score: z.number(), families: z.partialRecord(Family, z.number()) },
  ...{ hardLink: z.boolean(), disposition: Disposition, exchanges: z.number(), extractionExchanges: z.number() },
});
const KeptFact = z.object({
  ...{ family: Family, kind: z.string(), value: z.string(), display: z.string() },
  ...{ accountsHere: z.number(), accountsOverall: z.number(), weight: z.number() },
});

interface Judged {
  decisionId: string;
  accountId: string;
  campaignId: string;
}

/** The evidence as it was when the challenged decision was taken; null where nothing was kept. Reading it is recorded. */
export async function readThen(ctx: Context, { decisionId, accountId }: Judged): Promise<EvidenceSide | null> {
  try {
    const { takenAt, campaign, members, evidence } = await readSnapshot(ctx, { decisionId });
    const own = members.find((member) => member.accountId === accountId);
    return {
      at: takenAt,
      campaign: KeptCampaign.parse(campaign),
      member: own === undefined ? null : KeptMember.omit({ accountId: true }).parse(own),
      facts: evidence.map((fact) => KeptFact.parse(fact)),
    };
  } catch (error) {
    if (isDomainError(error, "not_found")) return null;
    throw error;
  }
}

/** The same as it is now. */
export async function readNow({ db, clock }: Context, { accountId, campaignId }: Judged): Promise<EvidenceSide> {
  const [campaign, members, facts] = await Promise.all([
    readCampaignRow(db, campaignId),
    readMembers(db, campaignId, [accountId]),
    readEvidenceRows(db, campaignId),
  ]);
  if (campaign === null) throw notFound("Campaign", campaignId);
  const [own] = members;
  return {
    at: clock().toISOString(),
    campaign: KeptCampaign.parse(campaign),
    member:
      own === undefined
        ? null
        : KeptMember.omit({ accountId: true }).parse({
            ...own,
            exchanges: Number(own.exchanges),
            extractionExchanges: Number(own.extractionExchanges),
          }),
    facts: facts.map((row) => KeptFact.parse(evidenceOf(row))),
  };
}

/** What speaks for the account, and which values tie it today. */
export async function readAgainst(
  { db, warehouse }: Context,
  { accountId, campaignId }: Judged,
): Promise<Pick<AppealView, "against" | "own">> {
  const [campaign, explained] = await Promise.all([
    readCampaignRow(db, campaignId),
    readMemberExplanation(db, warehouse, campaignId, accountId),
  ]);
  const ofCampaign = Explanation.pick({ against: true }).safeParse(campaign?.explanation).data?.against ?? [];
  const ofAccount: AgainstTest[] = explained?.explanation.against ?? [];
  return {
    against: { account: ofAccount, campaign: ofCampaign },
    own: explained === undefined ? null : explained.facts.map(({ kind, value }) => `${kind}/${value}`),
  };
}
