import type { z } from "zod";
import type { Database } from "@/lib/db";
import { decodeCursor, encodeCursor, invalidInput } from "@/lib/kernel";
import type { AuditPage, AuditQuery } from "./contract";
import { auditView } from "./stored-record";

/** Records that match, newest first. `actor` is an id or a name; `subject` an id, a type, or `type/id`. */
export async function listRecords(db: Database, query: z.output<typeof AuditQuery>): Promise<AuditPage> {
  const { action, actor, subject, cursor, limit } = query;
  const [type, ...rest] = (subject ?? "").split("/");
  const where = {
    ...(action === undefined ? {} : { action: action.endsWith("*") ? { startsWith: action.slice(0, -1) } : action }),
    AND: [
      actor === undefined ? {} : { OR: [{ actorId: actor }, { actorName: actor }] },
      subject === undefined ? {} : { OR: subjects(subject, type ?? "", rest.join("/")) },
    ],
  };
  const before = cursor === undefined ? undefined : sequenceOf(cursor);
  const [total, rows] = await Promise.all([
    db.auditRecord.count({ where }),
    db.auditRecord.findMany({
      where: before === undefined ? where : { ...where, sequence: { lt: before } },
      orderBy: { sequence: "desc" },
      take: limit + 1,
    }),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor([Number(last.sequence)]) : null;
  return { rows: shown.map(auditView), total, nextCursor };
}

const subjects = (whole: string, type: string, id: string) => [
  { subjectId: whole },
  { subjectType: whole },
  ...(id === "" ? [] : [{ subjectType: type, subjectId: id }]),
];

function sequenceOf(cursor: string): number {
  const [sequence] = decodeCursor(cursor);
  if (typeof sequence === "number") return sequence;
  throw invalidInput("This page cursor is not one of the audit's.", { field: "cursor" });
}
