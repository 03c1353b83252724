import type { Random } from "@/lib/kernel";
import { type CampaignOutline, drawParameters } from "../campaigns/draw-parameters";
import type { CampaignKind, CampaignParameters } from "../campaigns/parameters";
import { between, integerBetween } from "../sampling";

export type SpecialKind = Exclude<CampaignKind, "hydra" | "relay">;

/** A campaign of a kind that is no ordinary hydra; what its kind does not decide is drawn by its difficulty. */
export function drawSpecial(random: Random, kind: SpecialKind, outline: CampaignOutline): CampaignParameters {
  const drawn = { ...drawParameters(random, outline), kind };
  return { ...drawn, ...changes[kind](random, drawn) };
}

type Change = (random: Random, drawn: CampaignParameters) => Partial<CampaignParameters>;

const changes: Record<SpecialKind, Change> = {
  /** Twice as many accounts, each with a handful of exchanges. */
  drip: (random, { accounts }) => ({
    accounts: 2 * accounts,
    exchanges: Math.round(2 * accounts * between(random, 4, 10)),
  }),
  /** Every account comes through a cloud, which shows neither addresses nor cards nor clients. */
  cloud: () => ({ channels: { cloudShare: 1, resellerShare: 0 }, stolenAccounts: 0 }),
  /** Every account belongs to somebody who knows nothing of it. */
  hijack: (_, { accounts }) => ({ stolenAccounts: accounts, channels: { cloudShare: 0, resellerShare: 0 } }),
  work_sharing: () => ({ stolenAccounts: 0 }),
  mimic: (random, { accounts, exchanges }) => ({
    channels: { cloudShare: 0, resellerShare: 0 },
    stolenAccounts: 0,
    bystanders: { accounts: integerBetween(random, 12, 12 + accounts), exchanges },
  }),
  /** One to three tenants that do the work of the whole campaign. */
  tenant: (random, { accounts, exchanges }) => ({
    accounts: integerBetween(random, 1, 3),
    exchanges,
    endUsers: accounts * integerBetween(random, 5, 40),
    bystanders: { accounts: integerBetween(random, 5, 20), exchanges },
  }),
};
