export { capabilitiesOf } from "./capabilities-of";
export * from "./contract";
export { listExchanges } from "./list-exchanges";
export { pseudonymOf } from "./pseudonym";
export { type RebuildOptions, rebuildRollups } from "./rollups";
export {
  type AccountAttributes,
  type AttributeImport,
  countSince,
  readAccountsByPrefix,
  readAttributeImports,
  readAttributes,
  readStored,
  readUnreadable,
  readVerified,
} from "./store/accounts";
export { type ExchangeWords, readActivity, readWholeExchanges, readWords } from "./store/exchanges";
export { type Rates, readRates } from "./store/rates";
export { readBounds, type TrafficScope } from "./store/timeline";
export { timelineOf } from "./timeline-of";
