export * from "./contract";
export { type Enforced, enforceRetention } from "./enforce-retention";
export { readRetention } from "./read-retention";
export { setRetention } from "./set-retention";
