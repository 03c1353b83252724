export type { Context } from "./context";
export { parseInput } from "./parse";
export { type CommandRecord, type CommandScope, runCommand } from "./run-command";
export { type QueryGuard, runQuery } from "./run-query";
