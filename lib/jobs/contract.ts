import { z } from "zod";

/** What can run in the background. */
export const jobKinds = [
  /** Finds campaigns in all that is stored. */
  "detect",
  /** Looks at what moved since that was last done; at everything when so much changed that it is due again. */
  "detect_moved",
  /** Runs a proposed version of the configuration over all that is stored and publishes nothing. */
  "shadow",
  /** Rebuilds the roll-ups of days whose traffic changed. */
  "rebuild_rollups",
  /** Takes the files that connectors have found. */
  "pull",
  /** Fetches what partners' servers have added. */
  "poll_partners",
  /** Removes what is older than is kept, and what somebody had erased. */
  "retention",
  /** Compares what partners sent with own traffic. */
  "match_inbound",
] as const;
export const JobKind = z.enum(jobKinds);
export type JobKind = z.infer<typeof JobKind>;

export const JobStatus = z.enum(["queued", "running", "succeeded", "failed", "stopped"]);
export type JobStatus = z.infer<typeof JobStatus>;

export const JobView = z.object({
  id: z.string(),
  kind: JobKind,
  status: JobStatus,
  /** What it is doing, in a word or two; null before it begins. */
  phase: z.string().nullable(),
  /** From 0 to 1. */
  progress: z.number(),
  detail: z.record(z.string(), z.unknown()),
  error: z.string().nullable(),
  requestedBy: z.string(),
  /** Somebody asked it to stop and it has not ended yet. */
  stopping: z.boolean(),
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type JobView = z.infer<typeof JobView>;

export const JobQuery = z.object({
  kind: JobKind.optional(),
  status: JobStatus.optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type JobQuery = z.input<typeof JobQuery>;

export const JobPage = z.object({ rows: z.array(JobView), nextCursor: z.string().nullable() });
export type JobPage = z.infer<typeof JobPage>;
