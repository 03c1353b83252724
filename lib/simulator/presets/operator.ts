import type { CampaignParameters } from "../campaigns/parameters";
import type { WorldSize } from "../contract";

/** How far an operator goes in everything but the axis that is looked at. */
export type Care = "medium" | "hard";

type Habits = Omit<CampaignParameters, "id" | "kind" | "accounts" | "exchanges" | "firstDay" | "lastDay" | "egress">;

const shared = {
  channels: { cloudShare: 0, resellerShare: 0 },
  stolenAccounts: 0,
  extractionSlice: 0,
};

const content = {
  targets: { reasoning: 3, coding: 2 },
  placements: ["before", "after"] as ["before", "after"],
  maxTokens: 4096,
  temperature: 0.7,
};

const habits: Record<Care, Habits> = {
  medium: {
    ...shared,
    difficulty: "medium",
    cards: { spread: "few", accountsPerCard: 10, unpaidShare: 0.1, isPrepaid: true },
    mail: { kind: "catch_all", domains: 3 },
    identity: { accountsPerPhone: 0, accountsPerDevice: 12 },
    clients: { kind: "own", count: 2 },
    content: { ...content, wrappers: 4 },
    timing: { kind: "hand_off", utcOffset: 1, turns: 4, spread: 0.1 },
    signUp: { kind: "waves", hours: 60, waves: 3, lifeDays: 8, leadDays: 4, codeShare: 0, programShare: 0.2 },
    pivot: { hours: 12, share: 0.6 },
    mixing: 0.4,
    warmUpDays: 1,
  },
  hard: {
    ...shared,
    difficulty: "hard",
    cards: { spread: "many", accountsPerCard: 3, unpaidShare: 0.15, isPrepaid: false },
    mail: { kind: "free_mail", domains: 0 },
    identity: { accountsPerPhone: 0, accountsPerDevice: 0 },
    clients: { kind: "common", count: 4 },
    content: { ...content, wrappers: 10 },
    timing: { kind: "human", utcOffset: 1, turns: 4, spread: 0.5 },
    signUp: { kind: "waves", hours: 240, waves: 4, lifeDays: 8, leadDays: 20, codeShare: 0, programShare: 0.2 },
    pivot: null,
    mixing: 0.6,
    warmUpDays: 2,
  },
};

/** A hydra with nothing drawn: the same habits in every world. */
export function operatorOf(id: string, care: Care, size: WorldSize): CampaignParameters {
  const accounts = Math.max(16, Math.round(size.accounts * 0.01));
  const firstDay = Math.floor(size.days * 0.15);
  const lastDay = Math.floor(size.days * 0.9);
  const exchanges = accounts * 2 * (lastDay - firstDay + 1);
  const perAccount = care === "medium" ? 5 : 8;
  const egress =
    care === "medium"
      ? { kind: "datacenter" as const, addresses: Math.round(accounts / 2), perAccount, freshShare: 0 }
      : { kind: "residential" as const, addresses: Math.round(accounts * 1.5), perAccount, freshShare: 0.4 };
  return { id, kind: "hydra", accounts, exchanges, firstDay, lastDay, egress, ...habits[care] };
}
