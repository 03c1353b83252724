import type { Difficulty } from "../model";
import type { Cards } from "./axes/cards";
import type { Channels } from "./axes/channels";
import type { ClientSpread } from "./axes/client-spread";
import type { Content } from "./axes/content";
import type { EgressPool } from "./axes/egress-pool";
import type { Identity } from "./axes/identity";
import type { MailShape } from "./axes/mail-shape";
import type { Pivot } from "./axes/pivot";
import type { SignUp } from "./axes/sign-up";
import type { Timing } from "./axes/timing";

export const campaignKinds = ["hydra", "relay", "drip", "cloud", "hijack", "work_sharing", "mimic", "tenant"] as const;
export type CampaignKind = (typeof campaignKinds)[number];

/** Everything that makes one campaign differ from another; drawn from the seed, written to the truth. */
export interface CampaignParameters {
  /** A neutral code name; never appears in the data. */
  id: string;
  kind: CampaignKind;
  difficulty: Difficulty;
  accounts: number;
  /** Exchanges of its accounts over the window, ordinary ones included. */
  exchanges: number;
  firstDay: number;
  lastDay: number;
  cards: Cards;
  mail: MailShape;
  identity: Identity;
  egress: EgressPool;
  clients: ClientSpread;
  content: Content;
  timing: Timing;
  signUp: SignUp;
  pivot: Pivot | null;
  channels: Channels;
  /** Share of ordinary requests among its exchanges, 0 to 0.8. */
  mixing: number;
  /** Days of ordinary use before the extraction starts. */
  warmUpDays: number;
  /** Accounts among them that belong to somebody else. */
  stolenAccounts: number;
  /** Whether their owners were all there before the window began. */
  ownersAreSettled?: boolean;
  /** Of a relay: the share of its exchanges that one customer uses for extraction; 0 for a plain relay. */
  extractionSlice: number;
  /** Innocents that the campaign hides among or behind; made with it. */
  bystanders?: { accounts: number; exchanges: number };
  /** Of a tenant: end users that its work is spread over. */
  endUsers?: number;
}

const levels: Difficulty[] = ["trivial", "easy", "medium", "hard"];

/** 0 for trivial to 3 for hard: how far the operator goes to keep the accounts apart. */
export const levelOf = (difficulty: Difficulty): number => levels.indexOf(difficulty);

/** One of four options by level, sometimes the neighbour's, since operators are careless in some things. */
export function byLevel<T>(random: { next(): number }, level: number, options: readonly [T, T, T, T]): T {
  const slip = random.next();
  const at = slip < 0.2 ? level - 1 : slip > 0.9 ? level + 1 : level;
  return options[Math.max(0, Math.min(3, at))] as T;
}
