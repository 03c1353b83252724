import type { CarriedRuling, FurtherSteps } from "@/lib/appeals";
import type { Context } from "@/lib/command";
import { listSameGround } from "@/lib/detection";
import { recallAccounts } from "@/lib/indicators";
import { makeSet } from "@/lib/review";

/** What of a ruling's consequences is done by siblings of appeals. */
export const furtherSteps: FurtherSteps = {
  same_ground: listAnew,
  recall: callBack,
};

/** Names are short; ids of accounts may be long. */
const mostOfId = 60;

/**
 * Lists the accounts whose flag rests on values that the account's flag rested on: a set, to be looked at again by whoever takes it. They
 * stay what they are until somebody has.
 */
async function listAnew(ctx: Context, { accountId, reference }: CarriedRuling) {
  const { rows, total, falling } = await listSameGround(ctx, { accountId });
  if (rows.length === 0) return { accounts: 0, falling: 0, note: "No other account's flag rests on its values." };
  const { set } = await makeSet(ctx, {
    name: `Look again after appeal ${reference} of ${accountId.slice(0, mostOfId)}`,
    description: `Their flags rest on values that the flag of ${accountId} rested on. ${falling} of ${total} would not be members without those.`,
    source: { type: "accounts", accountIds: [...new Set(rows.map((row) => row.accountId))] },
  });
  return { accounts: total, falling, setId: set.id };
}

/** Takes the account back from every partner that got its tokens, and has what rested on it measured without it. */
async function callBack(ctx: Context, { accountId, decisionId, reference, reason }: CarriedRuling) {
  const { revoked, toReview, partners } = await recallAccounts(ctx, {
    accountIds: [accountId],
    cause: { kind: "appeal", decisionId },
    reason: `Overturned on appeal ${reference}: ${reason}`.slice(0, 4_000),
  });
  if (revoked === 0 && toReview === 0) return { note: "No partner has anything that rests on it." };
  const told = partners.length === 0 ? "" : ` Told: ${partners.join(", ")}.`;
  return { note: `${revoked} objects revoked, ${toReview} indicators to be looked at by a person.${told}` };
}
