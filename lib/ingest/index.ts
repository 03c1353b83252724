export * from "./contract";
export type { IngestProgress } from "./stage-body";
export { type FileUpload, takeFile } from "./take-file";
export { takeUpload, type Upload } from "./take-upload";
