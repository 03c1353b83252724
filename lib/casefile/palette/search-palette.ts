import { listAppeals } from "@/lib/appeals";
import { type Context, runQuery } from "@/lib/command";
import { listSets } from "@/lib/review";
import { searchAccounts } from "../account/search-accounts";
import { findCampaigns, findValuesByName } from "../store/palette";
import { type PaletteHits, PaletteQuery } from "./contract";

const most = 8;

/** Campaigns by name or id, accounts by the beginning of their id, appeals by reference, sets by name, shared values by the name that masks them. */
export function searchPalette(ctx: Context, input: PaletteQuery): Promise<PaletteHits> {
  return runQuery(ctx, { permission: "campaign.read", schema: PaletteQuery, input }, async ({ q }) => {
    const maySeeAccounts = ctx.actor.permissions.has("account.read");
    const maySeeAppeals = ctx.actor.permissions.has("appeal.read");
    const [campaigns, accounts, appeals, sets, values] = await Promise.all([
      findCampaigns(ctx.db, q, most),
      maySeeAccounts ? searchAccounts(ctx, { q }) : [],
      maySeeAppeals ? listAppeals(ctx, { part: "all", q, limit: most }) : { rows: [] },
      listSets(ctx, { q }),
      findValuesByName(ctx.db, q, most),
    ]);
    const named = sets.rows.slice(0, most).map(({ id, name, accounts: size }) => ({ id, name, accounts: size }));
    const challenged = appeals.rows.map(({ id, reference, accountId, status }) => ({
      id,
      reference,
      accountId,
      status,
    }));
    return { campaigns, accounts: accounts.slice(0, most), appeals: challenged, sets: named, values };
  });
}
