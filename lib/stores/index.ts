export { type EngineOptions, type RunningEngine, startEngine } from "./engine-process";
export { holdDirectory, holderOf } from "./lock";
export { openStores, type StoreOptions, type Stores } from "./open-stores";
export { freePort } from "./ports";
export { readPrivate, writePrivate } from "./private-file";
export { endProcess, identify, isAlive, ProcessIdentity } from "./processes";
export { exited, type Limit, type Supervised, supervise } from "./supervise";
