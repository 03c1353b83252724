export * from "./contract";
export { decideIndicators } from "./decide-indicators";
export { holdPartnerKey } from "./hold-key";
export { listInbound } from "./list-batches";
export { listInboundIndicators } from "./list-indicators";
export { listPrecision } from "./list-precision";
export { isMatchDue, type MatchOptions, matchInbound } from "./match/match-due";
export { mostBytes } from "./read/bytes";
export { receiveIndicators, type Sent } from "./receive-indicators";
