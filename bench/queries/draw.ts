import { listCampaigns, readMemberIds } from "@/lib/campaigns";
import type { Context } from "@/lib/command";
import { day, type Random, seededRandom } from "@/lib/kernel";
import { readBounds } from "@/lib/traffic";

/** What a question is asked with, drawn anew each time. */
export interface Draw {
  accountId: string;
  /** Accounts of a campaign, at most as many as a large one has. */
  campaign: { id: string; accountIds: string[] };
  /** As many accounts of the largest campaign. */
  large: string[];
  /** Whole days within the stored ones, at least two, in milliseconds; `to` is exclusive. */
  window: { from: number; to: number };
  kind: ValueColumn;
}

/** Columns of an exchange whose values accounts can share. */
export const valueColumns = ["template_id", "client_fingerprint", "ip"] as const;
export type ValueColumn = (typeof valueColumns)[number];

/** How many accounts, campaigns and windows there are to draw from. */
export const drawn = 1_000;
/** Accounts of a large campaign. */
const largeCampaign = 2_500;

/**
 * Draws by a seed from what is stored; gives what question number `i` is asked with.
 * @throws RangeError when there is nothing to ask about
 */
export async function drawQuestions(ctx: Context, seed: number): Promise<(i: number) => Draw> {
  const random = seededRandom(`bench/${seed}`);
  const bounds = await readBounds(ctx.warehouse);
  if (bounds === undefined) throw new RangeError("nothing is stored to ask about");
  const accounts = await drawAccounts(ctx, seed);
  const campaigns = await readCampaigns(ctx, random);
  const largest = campaigns.reduce((a, b) => (b.accountIds.length > a.accountIds.length ? b : a));
  const first = Math.floor(bounds.first / day) * day;
  const days = Math.floor((bounds.last - first) / day) + 1;
  const draws = Array.from({ length: drawn }, (_, i) => ({
    accountId: accounts[i % accounts.length] as string,
    campaign: random.pick(campaigns),
    window: windowIn(random, first, days),
    kind: random.pick(valueColumns),
  }));
  return (i) => {
    const one = draws[i % drawn] as (typeof draws)[number];
    const some = (ids: string[]) => seededRandom(`bench/${seed}/${i}`).shuffle(ids).slice(0, largeCampaign);
    return {
      ...one,
      campaign: { id: one.campaign.id, accountIds: some(one.campaign.accountIds) },
      large: some(largest.accountIds),
    };
  };
}

async function drawAccounts({ warehouse }: Context, seed: number): Promise<string[]> {
  const rows = await warehouse.rows<{ id: string }>(
    "SELECT account_id AS id FROM account_day GROUP BY id ORDER BY sipHash64(id, {seed:UInt32}) LIMIT {drawn:UInt32}",
    { seed, drawn },
  );
  return rows.map(({ id }) => id);
}

async function readCampaigns(ctx: Context, random: Random): Promise<{ id: string; accountIds: string[] }[]> {
  const { rows } = await listCampaigns(ctx, { limit: 200 });
  if (rows.length === 0) throw new RangeError("no campaign was found to ask about: take a larger world");
  const chosen = random.shuffle(rows).slice(0, drawn);
  return Promise.all(
    chosen.map(async ({ id }) => ({
      id,
      accountIds: [...(await readMemberIds(ctx.db, id, "core")), ...(await readMemberIds(ctx.db, id, "associated"))],
    })),
  );
}

function windowIn(random: Random, first: number, days: number) {
  const length = Math.min(days, 2 + random.integer(days));
  const from = first + random.integer(days - length + 1) * day;
  return { from, to: from + length * day };
}
