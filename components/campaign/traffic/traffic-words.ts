import { formatCount } from "@/components/data/count";
import type { CapabilityMix } from "@/lib/traffic/contract";

/** What each figure of a campaign's traffic is called: on the page, pinned, in the picture and in the dossier. */
export const figureTitles = {
  capabilities: "What they ask for",
  loss: "What it has taken",
  pivots: "Move to new models",
  signUps: "When they were opened",
};

export const aboutCapabilities = ({ exchanges, exchangesOverall }: CapabilityMix): string =>
  `Shares of ${formatCount(exchanges)} exchanges here, beside ${formatCount(exchangesOverall)} of all traffic in the same window`;
export const timesAsMuch = "Times as much";

export const aboutPivots =
  "Share of traffic in the 24 hours after a release, beside matched benign accounts; lift with its 95 % interval";
export const noPivots = "No release falls into the campaign's window, or too little traffic followed one to compare.";

export const openedAndBanned = "Accounts opened and banned per day";
