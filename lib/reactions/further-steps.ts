import type { CarriedRuling, FurtherSteps } from "@/lib/appeals";
import type { Context } from "@/lib/command";
import { listSameGround } from "@/lib/detection";
import { makeSet } from "@/lib/review";

/** What of a ruling's consequences is done by siblings of appeals. */
export const furtherSteps: FurtherSteps = {
  same_ground: listAnew,
  recall: async () => ({}),
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
