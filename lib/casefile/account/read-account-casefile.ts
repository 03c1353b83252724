import { z } from "zod";
import { readMembershipsOf, readStandings, summaryOf } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { listDecisions, listStrikes } from "@/lib/decisions";
import { readMemberExplanation } from "@/lib/detection";
import { notFound } from "@/lib/kernel";
import { readActivity, readAttributeImports, readAttributes } from "@/lib/traffic";
import type { AccountCasefile, AccountMembership } from "../contract";
import { attributeHistory, attributesView } from "./attribute-history";
import { readTies } from "./read-ties";

const Input = z.object({ accountId: z.string().min(1) });

/** Versions of what was known that are shown: an account whose attributes change more often is somebody's test. */
const mostVersions = 50;

/** All that is known of one account, pseudonymised. Throws `not_found` for one that nothing is stored about. */
export function readAccountCasefile(ctx: Context, input: z.input<typeof Input>): Promise<AccountCasefile> {
  return runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ accountId }) => {
    const found = readMembershipsOf(ctx.db, accountId);
    const [attributes, imports, activity, memberships, explained, links, standings, decisions, strikes] =
      await Promise.all([
        readAttributes(ctx.warehouse, accountId),
        readAttributeImports(ctx.warehouse, accountId, mostVersions + 1),
        readActivity(ctx.warehouse, accountId),
        found,
        // What takes longest waits for nothing but the memberships.
        found.then((rows) => Promise.all(rows.map((row) => membershipView(ctx, row)))),
        found.then((rows) => readTies(ctx, accountId, rows)),
        readStandings(ctx.db, [{ accountId }]),
        listDecisions(ctx, { accountId }),
        listStrikes(ctx, { accountId }),
      ]);
    if (attributes === undefined && activity.exchanges === 0 && memberships.length === 0) {
      throw notFound("Account", accountId);
    }
    return {
      accountId,
      attributes: attributes === undefined ? null : attributesView(attributes),
      attributeHistory: attributeHistory(imports, imports.length <= mostVersions),
      standing: standings.get(accountId) ?? "active",
      memberships: explained,
      links,
      ...activity,
      decisions,
      strikes,
    };
  });
}

async function membershipView(
  ctx: Context,
  row: Awaited<ReturnType<typeof readMembershipsOf>>[number],
): Promise<AccountMembership> {
  const found = await readMemberExplanation(ctx.db, ctx.warehouse, row.campaignId, row.accountId);
  return {
    ...memberOf(row),
    explanation: found?.explanation ?? null,
    facts: found?.facts ?? [],
  };
}

const memberOf = (row: Awaited<ReturnType<typeof readMembershipsOf>>[number]) => ({
  campaign: summaryOf(row.campaign),
  tier: row.tier,
  score: row.score,
  families: row.families as AccountMembership["families"],
  hardLink: row.hardLink,
  disposition: row.disposition,
  suggestedDisposition: row.suggestedDisposition,
});
