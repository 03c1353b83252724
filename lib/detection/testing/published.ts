import type { Database } from "@/lib/db";
import { canonicalJson } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { readMemberExplanation } from "../explanation/read-member-explanation";

/** Every campaign, fact and member with its explanation, one canonical text each, without the ids that a run gives itself. */
export async function everythingPublished(db: Database, warehouse: Warehouse): Promise<string[]> {
  const campaigns = await db.campaign.findMany({
    where: { retiredAt: null },
    include: { members: true, evidence: true },
  });
  const texts = await Promise.all(
    campaigns.map(async ({ id, scoreTerms, explanation, evidence, members, score, verdict }) => {
      const facts = evidence.map(({ id: _, runId: __, campaignId: ___, ...fact }) => canonicalJson({ ...fact })).sort();
      const accounts = await Promise.all(
        members.map(async ({ accountId, tier, score: own, families }) => {
          const found = await readMemberExplanation(db, warehouse, id, accountId);
          return canonicalJson({ accountId, tier, own, families, ...found });
        }),
      );
      const ids = members.map(({ accountId, tier }) => `${tier} ${accountId}`).sort();
      return [canonicalJson({ verdict, score, scoreTerms, explanation, members: ids }), ...facts, ...accounts];
    }),
  );
  return texts.flat().sort();
}

/** What one has and the other has not. */
export function unlike(some: readonly string[], others: readonly string[]): string[] {
  const [a, b] = [new Set(some), new Set(others)];
  return [...some.filter((text) => !b.has(text)), ...others.filter((text) => !a.has(text))];
}
