export { type RebuildOptions, rebuildRollups } from "./rebuild-rollups";
