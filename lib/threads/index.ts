export * from "./contract";
export { listThreads } from "./list-threads";
export { openCampaign } from "./open-campaign";
export { rankThread } from "./rank-thread";
export { readThread } from "./read-thread";
export { seedThread } from "./seed-thread";
export { startThread } from "./start-thread";
export { stepThread } from "./step-thread";
export { undoStep } from "./undo-step";
