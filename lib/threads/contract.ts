import { z } from "zod";
import { FoundSeed, Neighbours, PairEvidence, SeedInput, SharedFact } from "@/lib/detection/contract";

export const ThreadStepKind = z.enum(["seeded", "accepted", "rejected", "undone", "opened"]);
export type ThreadStepKind = z.infer<typeof ThreadStepKind>;

/** What was known of an account when somebody accepted or rejected it, with the run that it was measured by. */
export const StepEvidence = PairEvidence.extend({
  withAccount: z.string().nullable(),
  linkedTo: z.number().int(),
  reason: z.string(),
  runId: z.uuid(),
  thresholdNats: z.number(),
});
export type StepEvidence = z.infer<typeof StepEvidence>;

export const ThreadSummary = z.object({
  id: z.uuid(),
  title: z.string(),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** To be sent back with a step: one taken on an older state is refused. */
  version: z.number().int(),
  /** The campaign that it became. */
  campaignId: z.uuid().nullable(),
});
export type ThreadSummary = z.infer<typeof ThreadSummary>;

export const ListedThread = ThreadSummary.extend({
  accepted: z.number().int(),
  rejected: z.number().int(),
  steps: z.number().int(),
});
export type ListedThread = z.infer<typeof ListedThread>;
export const ThreadList = z.object({ rows: z.array(ListedThread), total: z.number().int() });
export type ThreadList = z.infer<typeof ThreadList>;

/** An account as a thread has it. */
export const ThreadAccount = z.object({
  accountId: z.string(),
  /** Whether the thread started from it. */
  isSeed: z.boolean(),
  by: z.string(),
  at: z.iso.datetime(),
  evidence: StepEvidence.nullable(),
});
export type ThreadAccount = z.infer<typeof ThreadAccount>;

export const ThreadStepView = z.object({
  number: z.number().int(),
  kind: ThreadStepKind,
  accountIds: z.array(z.string()),
  values: z.array(SharedFact),
  evidence: StepEvidence.nullable(),
  undoes: z.number().int().nullable(),
  isUndone: z.boolean(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type ThreadStepView = z.infer<typeof ThreadStepView>;

/** A thread as it stands: the fold of its steps. */
export const ThreadView = ThreadSummary.extend({
  accepted: z.array(ThreadAccount),
  rejected: z.array(ThreadAccount),
  /** Values that it started from. */
  values: z.array(SharedFact.extend({ saysNothing: z.string() })),
  /** The latest first. */
  steps: z.array(ThreadStepView),
  /** The number of the step that an undo would take back; null when there is none. */
  undoable: z.number().int().nullable(),
});
export type ThreadView = z.infer<typeof ThreadView>;

/** What an answer to pasted lines says of them. */
export const SeedReport = z.object({
  accounts: z.number().int(),
  values: z.number().int(),
  /** Values that say nothing, lines that are nothing, with their numbers. */
  notes: z.array(FoundSeed.options[1].or(FoundSeed.options[2])),
});
export type SeedReport = z.infer<typeof SeedReport>;

export const StartThread = z.object({
  ...SeedInput.shape,
  title: z.string().trim().max(200).default(""),
});
export type StartThread = z.input<typeof StartThread>;
export const StartedThread = z.object({ thread: ThreadView, report: SeedReport });
export type StartedThread = z.infer<typeof StartedThread>;

const OnThread = z.object({ threadId: z.uuid(), version: z.number().int().min(1) });

export const SeedThread = z.object({ ...OnThread.shape, ...SeedInput.shape });
export type SeedThread = z.input<typeof SeedThread>;

export const StepThread = OnThread.extend({
  kind: z.enum(["accepted", "rejected"]),
  accountId: z.string().trim().min(1).max(256),
});
export type StepThread = z.input<typeof StepThread>;

export const UndoStep = OnThread;
export type UndoStep = z.input<typeof UndoStep>;

export const OpenThreadCampaign = OnThread;
export type OpenThreadCampaign = z.input<typeof OpenThreadCampaign>;
export const OpenedFromThread = z.object({
  campaignId: z.uuid(),
  codeName: z.string(),
  accounts: z.number().int(),
  core: z.number().int(),
});
export type OpenedFromThread = z.infer<typeof OpenedFromThread>;

export const ThreadNeighbours = Neighbours.extend({
  /** Campaigns that the ranked accounts are members of, by account. */
  campaigns: z.record(z.string(), z.array(z.object({ id: z.uuid(), codeName: z.string() }))),
});
export type ThreadNeighbours = z.infer<typeof ThreadNeighbours>;
