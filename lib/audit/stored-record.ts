import type { AuditAccess, AuditRecordView } from "./contract";

/** A record as its row has it. */
export interface StoredRecord {
  sequence: bigint;
  at: Date;
  access: string;
  action: string;
  actorType: string;
  actorId: string;
  actorName: string;
  subjectType: string;
  subjectId: string;
  requestId: string;
  content: string;
  previousHash: Uint8Array;
  hash: Uint8Array;
}

interface Content {
  sequence: number;
  at: string;
  access: string;
  action: string;
  actor: { type: string; id: string; name: string };
  subject: { type: string; id: string };
  requestId: string;
  detail: Record<string, unknown>;
}

/** The column that says something else than the content does; undefined when all agree. */
export function contentFault(record: StoredRecord): string | undefined {
  const content = JSON.parse(record.content) as Content;
  const columns: [string, unknown, unknown][] = [
    ["its number", Number(record.sequence), content.sequence],
    ["its time", record.at.toISOString(), content.at],
    ["its kind of access", record.access, content.access],
    ["its action", record.action, content.action],
    ["its actor's type", record.actorType, content.actor.type],
    ["its actor", record.actorId, content.actor.id],
    ["its actor's name", record.actorName, content.actor.name],
    ["its subject's type", record.subjectType, content.subject.type],
    ["its subject", record.subjectId, content.subject.id],
    ["its request", record.requestId, content.requestId],
  ];
  return columns.find(([, column, covered]) => column !== covered)?.[0];
}

export function auditView(record: StoredRecord): AuditRecordView {
  return {
    sequence: Number(record.sequence),
    at: record.at.toISOString(),
    access: record.access as AuditAccess,
    action: record.action,
    actor: { type: record.actorType, id: record.actorId, name: record.actorName },
    subject: { type: record.subjectType, id: record.subjectId },
    requestId: record.requestId,
    detail: (JSON.parse(record.content) as Content).detail,
    hash: Buffer.from(record.hash).toString("hex"),
  };
}
