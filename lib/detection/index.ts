export * from "./audit-sample";
export { type Configuration, configurationHash, defaultConfiguration, parseConfiguration } from "./configuration";
export * from "./configurations";
export * from "./contract";
export { type DetectOptions, detect } from "./detect";
export { type ExplainedMembership, readMemberExplanation } from "./explanation/read-member-explanation";
export { exportCampaigns, exportVerdicts } from "./export-verdicts";
export { listRuns } from "./list-runs";
export * from "./shadow";
