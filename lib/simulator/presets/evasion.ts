import type { Cards } from "../campaigns/axes/cards";
import type { EgressPool } from "../campaigns/axes/egress-pool";
import type { CampaignParameters } from "../campaigns/parameters";
import type { WorldPlan, WorldSize } from "../contract";
import { type Care, operatorOf } from "./operator";

interface Axis {
  unit: string;
  /** From careless to careful. */
  values: readonly number[];
  set(campaign: CampaignParameters, value: number): Partial<CampaignParameters>;
}

const lengthOf = ({ firstDay, lastDay }: CampaignParameters) => lastDay - firstDay + 1;

const withCards = ({ cards }: CampaignParameters, change: Partial<Cards>) => ({ cards: { ...cards, ...change } });
const withEgress = ({ egress }: CampaignParameters, change: Partial<EgressPool>) => ({
  egress: { ...egress, ...change },
});

const single = {
  "card reuse": {
    unit: "accounts a card",
    values: [40, 16, 8, 4, 2, 1],
    // Cards are dealt by chance: so that everybody has one of their own, there must be many more than accounts.
    set: (campaign, value) => withCards(campaign, { accountsPerCard: value > 1 ? value : 0.01, unpaidShare: 0 }),
  },
  "IP pool": {
    unit: "addresses an account",
    values: [0.1, 0.25, 0.5, 1, 3, 10],
    set: (campaign, value) => withEgress(campaign, { addresses: Math.max(2, Math.round(campaign.accounts * value)) }),
  },
  mixing: {
    unit: "share of ordinary requests",
    values: [0, 0.3, 0.6, 0.8, 0.9, 0.97],
    set: (_, value) => ({ mixing: value }),
  },
  templates: {
    unit: "wrappers for each of two capabilities",
    values: [1, 3, 10, 30, 100, 1000],
    set: ({ content }, value) => ({ content: { ...content, wrappers: value } }),
  },
  pace: {
    unit: "exchanges an account and day",
    values: [8, 4, 2, 1, 0.5, 0.25],
    set: (campaign, value) => ({ exchanges: Math.round(campaign.accounts * lengthOf(campaign) * value) }),
  },
  "warm-up": {
    unit: "share of the campaign's days before extraction",
    values: [0, 0.2, 0.4, 0.6, 0.8, 0.94],
    set: (campaign, value) => ({ warmUpDays: Math.floor(lengthOf(campaign) * value) }),
  },
} satisfies Record<string, Axis>;

/** What an operator can do against being found: one thing at a time, and all of them at once. */
const axes = {
  ...single,
  together: {
    unit: "step on all six axes",
    values: [1, 2, 3, 4, 5, 6],
    set(campaign, value) {
      const all: Axis[] = Object.values(single);
      return Object.assign({}, ...all.map(({ values, set }) => set(campaign, values[value - 1] ?? 0)));
    },
  },
} satisfies Record<string, Axis>;

export type EvasionAxis = keyof typeof axes;
export const evasionAxes = Object.keys(axes) as EvasionAxis[];

export const evasionSteps = (axis: EvasionAxis): { unit: string; values: readonly number[] } => axes[axis];

/**
 * A world with a campaign for each of some axes, all alike but for the axis, of which each takes its own step; the campaign's
 * id is the axis. The same seed gives the same innocents and operators at every step.
 */
export function evasionPreset(size: WorldSize, care: Care, chosen: readonly EvasionAxis[], step: number): WorldPlan {
  const campaigns = chosen.map((axis) => {
    const campaign = operatorOf(axis, care, size);
    const { values, set }: Axis = axes[axis];
    return { ...campaign, ...set(campaign, values[step] ?? 0) };
  });
  return { ...size, campaigns };
}
