export { type AuditEntry, appendAudit } from "./append";
export * from "./contract";
