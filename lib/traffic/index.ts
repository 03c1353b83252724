export { capabilitiesOf } from "./capabilities-of";
export * from "./contract";
export { listExchanges } from "./list-exchanges";
export { pseudonymOf } from "./pseudonym";
export {
  asOnlyBuilder,
  buildMonths,
  type RebuildOptions,
  type RollupTable,
  readStaleDays,
  rebuildRollups,
  rollupTables,
} from "./rollups";
export { type AccountCoverage, readAccountCoverage } from "./store/account-coverage";
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
export { readActivity } from "./store/active-days";
export {
  type CoverageCounts,
  type CoverageOfDay,
  type CoverageOfSource,
  readCoverageByDay,
  readCoverageBySource,
} from "./store/coverage";
export { type ExchangeWords, readWholeExchanges, readWords } from "./store/exchanges";
export { type Rates, readRates } from "./store/rates";
export { readBounds, type TrafficScope } from "./store/timeline";
export { timelineOf } from "./timeline-of";
