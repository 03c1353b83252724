import { JobKind, type JobView } from "@/lib/jobs";
import type { JobRun } from "@/prisma/generated/client";

export function jobView(run: JobRun): JobView {
  const { id, status, phase, progress, error, requestedBy, attempts } = run;
  return {
    id,
    kind: JobKind.parse(run.kind),
    status,
    phase,
    progress,
    detail: run.detail as Record<string, unknown>,
    error,
    requestedBy,
    stopping: status === "running" && run.stopRequestedAt !== null,
    attempts,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
