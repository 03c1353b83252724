export { anchorAudit, anchorBeforeClosing, anchorSoon } from "./anchor";
export { type AuditEntry, appendAudit } from "./append";
export * from "./contract";
export { readAnchor } from "./head-file";
export { listRecords } from "./list";
export { verifyChain } from "./verify";
