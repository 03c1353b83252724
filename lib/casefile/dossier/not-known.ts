import type { CampaignView } from "@/lib/campaigns";
import { exculpatoryTests, unsaidOf } from "@/lib/detection/contract";
import type { Timeline } from "@/lib/traffic";
import type { CampaignLoss, CampaignSignUps } from "../loss/contract";
import type { MemberCount } from "./contract";

interface Known {
  campaign: CampaignView;
  timeline: Timeline;
  loss: CampaignLoss;
  signUps: CampaignSignUps;
  counts: readonly MemberCount[];
  gatewayConnected: boolean;
}

const whole = new Intl.NumberFormat("en");

/** What a reader has to know that nobody knows: from facts alone, each only where it is so. */
export function notKnown({ campaign, timeline, loss, signUps, counts, gatewayConnected }: Known): string[] {
  const core = whole.format(campaign.coreAccounts);
  const undecided = counts
    .filter(({ tier, disposition }) => tier === "core" && disposition === "unknown")
    .reduce((sum, { accounts }) => sum + accounts, 0);
  const silent = timeline.buckets.filter((_, i) => timeline.series.every(({ values }) => values[i] === null)).length;
  const withheld = campaign.explanation.against.filter(({ state }) => state === "not_available");
  const sentences: [boolean, string][] = [
    [campaign.verdictBy === "detection", "No person has decided on the verdict; detection suggests it."],
    [undecided > 0, unsaidOf(whole.format(undecided), core)],
    [
      signUps.known < signUps.accounts,
      `When ${whole.format(signUps.accounts - signUps.known)} of ${core} core accounts were opened is not known.`,
    ],
    [
      silent > 0,
      `For ${whole.format(silent)} of ${whole.format(timeline.buckets.length)} ${timeline.grain}s nothing is stored: that is a gap, not silence.`,
    ],
    [timeline.partialFrom !== null, `The last ${timeline.grain} still fills.`],
    [loss.rows.length === 0, "Their exchanges are not, or no longer, stored: what was taken cannot be counted."],
    [
      campaign.explanation.pivots.length === 0,
      "Whether they moved to a new model: no release falls into the window, or too little traffic followed one.",
    ],
    [campaign.retiredAt !== null, "The latest run no longer finds this campaign."],
    [
      !gatewayConnected,
      "No gateway is connected: what was decided is recorded, and nothing shows that it took effect.",
    ],
  ];
  return [
    ...sentences.filter(([applies]) => applies).map(([, sentence]) => sentence),
    ...withheld.map(({ name }) => `Not available to clear it: ${exculpatoryTests[name]}`),
  ];
}
