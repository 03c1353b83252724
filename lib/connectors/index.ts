export * from "./contract";
export { listConnectorFiles } from "./list-connector-files";
export { listConnectors } from "./list-connectors";
export { pauseConnector, resumeConnector } from "./pause-connector";
export { pollConnectors } from "./poll-connectors";
export { pollNow } from "./poll-now";
export { type Pulled, type PullOptions, type PullProgress, pullFiles } from "./pull-files";
export { removeConnector } from "./remove-connector";
export { saveConnector } from "./save-connector";
