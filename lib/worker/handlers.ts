import type { JobHandler, JobKind } from "@/lib/jobs";

/** Who does which kind of job. */
export const handlers: Partial<Record<JobKind, JobHandler>> = {};
