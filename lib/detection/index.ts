export * from "./audit-sample";
export {
  Configuration,
  configurationHash,
  defaultConfiguration,
  parseConfiguration,
  storedConfiguration,
} from "./configuration";
export * from "./configurations";
export * from "./contract";
export { type DetectOptions, detect } from "./detect";
export { type DetectWithinOptions, detectWithin } from "./detect-within";
export { exportEndUsers } from "./end-users/export-end-users";
export { displayOf } from "./explanation/facts";
export { type ExplainedMembership, readMemberExplanation, windowHours } from "./explanation/read-member-explanation";
export { exportCampaigns, exportVerdicts } from "./export-verdicts";
export { type ExternalReport, externalCapNats } from "./external/model";
export { recordExternalEvidence, regaugePartner, withdrawExternalEvidence } from "./external/record";
export * from "./feedback";
export { sumShared } from "./links/shared-nats";
export { listRuns } from "./list-runs";
export * from "./neighbours";
export * from "./regrouping";
export * from "./shadow";
export { latestPublished } from "./store/runs";
export * from "./warninglists";
