import type { Database } from "@/lib/db";
import { canonicalJson } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { readMemberExplanation } from "../explanation/read-member-explanation";

/**
 * Every campaign, fact and member with its explanation, one canonical text each, without the ids that a run gives itself; and
 * the explanation of each campaign's first member as it is shown.
 */
export async function everythingPublished(db: Database, warehouse: Warehouse): Promise<string[]> {
  const campaigns = await db.campaign.findMany({
    where: { retiredAt: null },
    include: { members: { orderBy: { accountId: "asc" } }, evidence: true },
  });
  const kept = await keptExplanations(
    db,
    warehouse,
    campaigns.map(({ id }) => id),
  );
  const texts = await Promise.all(
    campaigns.map(async ({ id, scoreTerms, explanation, evidence, members, score, verdict }) => {
      const facts = evidence.map(({ id: _, runId: __, campaignId: ___, ...fact }) => canonicalJson({ ...fact })).sort();
      const accounts = members.map(({ accountId, tier, score: own, families }) =>
        canonicalJson({ accountId, tier, own, families, ...kept.get(`${id}/${accountId}`) }),
      );
      const first = members[0]?.accountId ?? "";
      const shown = canonicalJson({ first, ...(await readMemberExplanation(db, warehouse, id, first)) });
      const ids = members.map(({ accountId, tier }) => `${tier} ${accountId}`).sort();
      return [canonicalJson({ verdict, score, scoreTerms, explanation, members: ids }), ...facts, ...accounts, shown];
    }),
  );
  return texts.flat().sort();
}

/** What is kept of each member's explanation, by campaign and account: asked at once, where a screen asks one at a time. */
async function keptExplanations(db: Database, warehouse: Warehouse, campaignIds: readonly string[]) {
  const rows = await db.memberExplanation.findMany({ where: { campaignId: { in: [...campaignIds] } } });
  const counted = await warehouse.rows<{ member: string; facts: unknown[] }>(
    `SELECT concat(toString(run_id), '/', toString(campaign_id), '/', account_id) AS member,
       arraySort(groupArray((family, kind, toString(value), hub, listed, here, overall, alone, counts))) AS facts
     FROM campaign_incidence WHERE run_id IN {runs:Array(UUID)} GROUP BY member`,
    { runs: [...new Set(rows.map(({ runId }) => runId))] },
  );
  const factsOf = new Map(counted.map(({ member, facts }) => [member, facts]));
  return new Map(
    rows.map(({ runId, campaignId, accountId, content }) => {
      const member = `${campaignId}/${accountId}`;
      return [member, { content, facts: factsOf.get(`${runId}/${member}`) ?? [] }];
    }),
  );
}

/** What one has and the other has not. */
export function unlike(some: readonly string[], others: readonly string[]): string[] {
  const [a, b] = [new Set(some), new Set(others)];
  return [...some.filter((text) => !b.has(text)), ...others.filter((text) => !a.has(text))];
}
