export { buildMonths } from "./months";
export { asOnlyBuilder, buildAfterDays, type RebuildOptions, rebuildRollups } from "./rebuild-rollups";
export { type RollupTable, rollupTables } from "./rollups.sql";
export { readStaleDays, type StaleDay } from "./store";
