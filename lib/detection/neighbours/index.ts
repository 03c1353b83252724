export { findHolders } from "./find-holders";
export { findSeeds } from "./find-seeds";
export { type OpenedCampaign, openThreadCampaign } from "./open-campaign";
export { rankNeighbours } from "./rank-neighbours";
export { readBeside } from "./read-beside";
export { saysNothing } from "./sentences";
export { whyLinked } from "./why-linked";
