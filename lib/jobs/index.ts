export * from "./contract";
export { type EnqueueOptions, enqueue } from "./enqueue";
export { migrateJobs } from "./migrate";
export { Interruption, type JobHandler, type JobScope } from "./run";
export { type JobsOptions, type RunningJobs, startJobs } from "./start-jobs";
export { requestStop } from "./store";
