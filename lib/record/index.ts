export { getJob } from "./get-job";
export { listAuditRecords } from "./list-audit-records";
export { listJobs } from "./list-jobs";
export { startDetection } from "./start-detection";
export { stopJob } from "./stop-job";
export { verifyAudit } from "./verify-audit";
