import { Difference, type EvidenceFact, Explanation, Family, ScoreTerm, ValueKind } from "@/lib/detection/contract";
import type { CampaignSummary, CampaignView, MemberRow } from "./contract";
import type { CampaignRow, readCoreFigures, readDifference, readEvidenceRows } from "./store/campaign";
import type { listMemberRows } from "./store/members";

type SummaryRow = Omit<CampaignRow, "scoreTerms" | "explanation">;
type EvidenceRow = Awaited<ReturnType<typeof readEvidenceRows>>[number];
type Member = Awaited<ReturnType<typeof listMemberRows>>["rows"][number];

const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

export const summaryOf = (row: SummaryRow): CampaignSummary => ({
  id: row.id,
  codeName: row.codeName,
  status: row.status,
  verdict: row.verdict,
  verdictBy: row.verdictBy,
  suggestedVerdict: row.suggestedVerdict,
  score: row.score,
  accounts: row.accounts,
  coreAccounts: row.coreAccounts,
  exchanges: Number(row.exchanges),
  extractionExchanges: Number(row.extractionExchanges),
  firstSeen: row.firstSeen.toISOString(),
  lastSeen: row.lastSeen.toISOString(),
  retiredAt: isoOrNull(row.retiredAt),
  version: row.version,
});

export const evidenceOf = (row: EvidenceRow): EvidenceFact => ({
  family: Family.parse(row.family),
  kind: ValueKind.parse(row.kind),
  value: row.value,
  display: row.display,
  accountsHere: row.accountsHere,
  accountsOverall: row.accountsOverall,
  weight: row.weight,
  hub: row.hub,
  ...(row.listedBy.length > 0 ? { listedBy: row.listedBy } : {}),
  firstSeen: isoOrNull(row.firstSeen),
  lastSeen: isoOrNull(row.lastSeen),
  exchangeIds: row.exchangeIds,
});

type Figures = Awaited<ReturnType<typeof readCoreFigures>>;

export const campaignViewOf = (
  row: CampaignRow,
  evidence: EvidenceRow[],
  figures: Figures,
  difference: Awaited<ReturnType<typeof readDifference>>,
): Omit<CampaignView, "regroupings"> => ({
  ...summaryOf(row),
  terms: ScoreTerm.array().parse(row.scoreTerms),
  explanation: Explanation.parse(row.explanation),
  lineage: row.lineage as CampaignView["lineage"],
  evidence: evidence.map(evidenceOf),
  dispositions: Object.fromEntries(figures.dispositions.map((group) => [group.disposition, group._count])),
  familyNats: Object.fromEntries(figures.families.map(({ family, nats }) => [family, nats])),
  conductNats: figures.families.reduce((rest, { nats }) => rest - nats, figures.meanScore),
  hardLinked: figures.hardLinked,
  endedById: row.endedById,
  threadId: row.threadId,
  difference: row.status === "open" && difference !== null ? Difference.parse(difference.content) : null,
});

export const memberViewOf = (row: Member, standing: MemberRow["standing"] = "active"): MemberRow => ({
  accountId: row.accountId,
  tier: row.tier,
  score: row.score,
  families: row.families as MemberRow["families"],
  hardLink: row.hardLink,
  disposition: row.disposition,
  dispositionBy: row.dispositionBy,
  suggestedDisposition: row.suggestedDisposition,
  exchanges: Number(row.exchanges),
  extractionExchanges: Number(row.extractionExchanges),
  firstSeen: isoOrNull(row.firstSeen),
  lastSeen: isoOrNull(row.lastSeen),
  standing,
});
