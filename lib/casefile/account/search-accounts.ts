import { z } from "zod";
import { readFlaggedByPrefix } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { readAccountsByPrefix } from "@/lib/traffic";

const Input = z.object({ q: z.string().trim().min(1, "Type the beginning of an account id.").max(200) });

const most = 20;

export interface FoundAccount {
  accountId: string;
  /** Campaigns that it is a member of. */
  campaigns: number;
}

/** Accounts whose id starts with a text, members of campaigns first; at most twenty. */
export function searchAccounts(ctx: Context, input: z.input<typeof Input>): Promise<FoundAccount[]> {
  return runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ q }) => {
    const [flagged, known] = await Promise.all([
      readFlaggedByPrefix(ctx.db, q, most),
      readAccountsByPrefix(ctx.warehouse, q, most),
    ]);
    const campaigns = new Map(flagged.map((row) => [row.accountId, row._count.campaignId]));
    const ids = [...new Set([...campaigns.keys(), ...known])].slice(0, most);
    return ids.map((accountId) => ({ accountId, campaigns: campaigns.get(accountId) ?? 0 }));
  });
}
