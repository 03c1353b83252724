export { listReplayAccounts } from "./list-replay-accounts";
export { readReplay } from "./read-replay";
export { runShadow } from "./run-shadow";
export { startShadow } from "./start-shadow";
