export * from "./contract";
export { getBatch } from "./get-batch";
export { listBatches } from "./list-batches";
export { type Recovered, type RecoverOptions, recoverBatches } from "./recover-batches";
export type { IngestProgress } from "./stage-body";
export { stopBatch } from "./stop-batch";
export { streamRejects } from "./stream-rejects";
export { type FileUpload, takeFile } from "./take-file";
export { takeUpload, type Upload } from "./take-upload";
