export { askedOf, type Exploration, exploreTraffic, figuresOf } from "./explore-traffic";
export { labelOf } from "./label-of";
export { readExploredExchanges } from "./read-explored-exchanges";
export type { Membership, Scope } from "./scope";
export { type GroupRow, streamGroups } from "./store";
