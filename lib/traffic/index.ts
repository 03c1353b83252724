export { capabilitiesOf } from "./capabilities-of";
export * from "./contract";
export {
  askedOf,
  type Exploration,
  exploreTraffic,
  figuresOf,
  type GroupRow,
  labelOf,
  type Membership,
  readExploredExchanges,
  type Scope,
  streamGroups,
} from "./explore";
export { listExchanges } from "./list-exchanges";
export { matchByVolume, sameVolume, type Volume } from "./match-by-volume";
export { boundsOf, exchangesFrom, type StoredHour } from "./model";
export { networkClassOf } from "./network-class";
export { pseudonymOf, pseudonymsOf } from "./pseudonym";
export {
  asOnlyBuilder,
  buildAfterDays,
  buildMonths,
  type RebuildOptions,
  type RollupTable,
  readStaleDays,
  rebuildRollups,
  rollupTables,
} from "./rollups";
export {
  type AccountAttributes,
  type AttributeImport,
  countSince,
  readAccountsByPrefix,
  readAttributeImports,
  readAttributes,
  readProtections,
  readStoredAccounts,
  readUnreadable,
} from "./store/accounts";
export { readActiveAccounts, readActivity, readStoredDays } from "./store/active-days";
export { readAlike, readWording, type Wording } from "./store/alike";
export { type People, readPeople, readWeek, type Week } from "./store/collateral";
export {
  type CoverageCounts,
  type CoverageOfDay,
  type CoverageOfSource,
  readCoverageByDay,
  readCoverageBySource,
} from "./store/coverage";
export { readElicitedShares } from "./store/elicited-share";
export { type ExchangeWords, findExchanges, readWholeExchanges, readWords } from "./store/exchanges";
export { drawOutsiders, type HabitRow, readHabits, readVolumes } from "./store/line-up";
export { countTasks, readLoss, readSignUps, type WeekOfLoss } from "./store/loss";
export { type Rates, readRates } from "./store/rates";
export { readTrafficSince, type TrafficSince } from "./store/since";
export { maskTexts, readIdsAmong } from "./store/texts";
export { countReleases, readBounds, readCalendar, type TrafficScope } from "./store/timeline";
export { readUse, type Use } from "./store/used";
export {
  type AccountCoverage,
  countKnown,
  forgetSurvey,
  isSurveyBehind,
  readAccountCoverage,
} from "./survey";
export { timelineOf } from "./timeline-of";
