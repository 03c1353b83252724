import type { Random } from "@/lib/kernel";
import { drawParameters } from "../campaigns/draw-parameters";
import type { CampaignParameters } from "../campaigns/parameters";

/** Unauthorised resale and nothing else: linked accounts, strangers behind them. */
export function plainRelay(
  random: Random,
  id: string,
  accounts: number,
  days: number,
  exchanges: number,
): CampaignParameters {
  const outline = { id, difficulty: "medium" as const, accounts, exchanges, firstDay: 0, lastDay: days - 1 };
  return { ...drawParameters(random, outline), kind: "relay", warmUpDays: 0, stolenAccounts: 0, pivot: null };
}
