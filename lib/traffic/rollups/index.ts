export { type RebuildOptions, rebuildRollups } from "./rebuild-rollups";
export { readStaleDays, type StaleDay } from "./store";
