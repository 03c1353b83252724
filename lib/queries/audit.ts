import { infiniteQueryOptions, mutationOptions } from "@tanstack/react-query";
import { AuditPage, type AuditQuery, AuditVerification } from "@/lib/audit/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { urlWith } from "./url";

export type AuditFilters = Omit<AuditQuery, "cursor">;

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.audit, filters],
    queryFn: ({ signal, pageParam }) =>
      readJson(AuditPage, urlWith("/api/audit", { ...filters, cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const verifyAuditMutation = () =>
  mutationOptions({
    mutationKey: [...keys.audit, "verify"],
    mutationFn: () => sendJson(AuditVerification, "/api/audit/verify"),
  });
