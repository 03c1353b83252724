export { type EngineOptions, type RunningEngine, startEngine } from "./engine-process";
export { holderOf } from "./lock";
export { openStores, type StoreOptions, type Stores } from "./open-stores";
export { freePort } from "./ports";
export { endProcess, identify, isAlive, type ProcessIdentity } from "./processes";
export { exited, type Supervised, supervise } from "./supervise";
