import type { AuditQuery } from "@/lib/audit";
import { route } from "@/lib/http";
import { listAuditRecords } from "@/lib/record";

export const GET = route((ctx, request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return listAuditRecords(ctx, query as AuditQuery);
});
