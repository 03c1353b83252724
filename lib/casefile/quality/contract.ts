import { z } from "zod";
import { IngestKind } from "@/lib/ingest/contract";

export * from "./evidence";

export const qualityWindows = ["day", "week", "month", "all"] as const;
export const QualityWindow = z.enum(qualityWindows);
export type QualityWindow = z.infer<typeof QualityWindow>;

/** Which uploads and which exchanges are looked at: those of the last day, 7 or 30 days, in whole days (UTC), or all. */
export const QualityQuery = z.object({ window: QualityWindow.default("month") });
export type QualityQuery = z.input<typeof QualityQuery>;

/** Exchanges or accounts, and how many of them have each field or anything of a family. */
export const Coverage = z.object({
  of: z.number().int(),
  /** By field or family; both names are words of the contract. */
  fields: z.record(z.string(), z.number().int()),
  families: z.record(z.string(), z.number().int()),
  /** By the day of the exchanges (UTC), in order; a day of which nothing is stored is left out. */
  days: z.array(z.object({ day: z.iso.date(), of: z.number().int(), counts: z.record(z.string(), z.number().int()) })),
});
export type Coverage = z.infer<typeof Coverage>;

/** Exchanges by the time from their own time to that at which they were taken in. */
export const DelayCounts = z.object({
  /** Dated more than a minute later than they were taken in: a clock is wrong. */
  ahead: z.number().int(),
  withinMinute: z.number().int(),
  withinHour: z.number().int(),
  withinDay: z.number().int(),
  /** A day or more: sent again, imported from files, or dated by a clock that is wrong. */
  later: z.number().int(),
  /** When they were taken in was not kept. */
  unknown: z.number().int(),
});
export type DelayCounts = z.infer<typeof DelayCounts>;

/** A source that used to bring something and is silent for longer than chance explains. */
export const Silence = z.object({
  /** The start of the last hour in which it brought something. */
  since: z.iso.datetime(),
  hours: z.number(),
  /** The longest it was silent before, and how many silences that is the longest of. */
  longestHours: z.number(),
  silences: z.number().int(),
  /** How likely so long a silence is, were the source what it was. */
  chance: z.number(),
});
export type Silence = z.infer<typeof Silence>;

/** A sender, by person or key, with what its uploads are read by. */
export const SourceQuality = z.object({
  kind: IngestKind,
  senderId: z.string(),
  /** Null for a sender whose name nobody kept. */
  sender: z.string().nullable(),
  /** A profile, `mapping`, a format, `opentelemetry`; null for uploads of before this was kept. */
  reading: z.string().nullable(),
  /** What its newest upload said of where it came from. */
  name: z.string().nullable(),
  /** Uploads of the window that were taken, and that failed or were stopped. */
  uploads: z.number().int(),
  failed: z.number().int(),
  lines: z.number().int(),
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.number().int(),
  lastArrival: z.iso.datetime().nullable(),
  /** Time of the newest exchange that it ever brought. */
  newestExchange: z.iso.datetime().nullable(),
  silence: Silence.nullable(),
  /** Exchanges that are dated in the window; null for sources of other things. */
  exchanges: z
    .object({ of: z.number().int(), families: z.record(z.string(), z.number().int()), delays: DelayCounts })
    .nullable(),
});
export type SourceQuality = z.infer<typeof SourceQuality>;

/** Reasons that are told, the most frequent ones. */
export const shownReasons = 50;

const Part = z.object({ lines: z.number().int(), of: z.number().int() });

/** Lines that were refused for one reason, of all lines of that kind in the window. */
export const RejectFigure = z.object({
  /** Null for uploads of before this was kept; their share is of lines of all kinds. */
  kind: IngestKind.nullable(),
  /** Empty where the line as a whole is refused. */
  field: z.string(),
  reason: z.string(),
  lines: z.number().int(),
  of: z.number().int(),
  batches: z.number().int(),
  newestBatchId: z.uuid().nullable(),
  /** The two halves of the window. */
  earlier: Part,
  later: Part,
  /** The 95 % interval of the later share lies above that of the earlier one. */
  rising: z.boolean(),
  trend: z.array(Part.extend({ at: z.iso.datetime() })),
});
export type RejectFigure = z.infer<typeof RejectFigure>;

/** How good the data are that detection sees. */
export const DataQuality = z.object({
  window: QualityWindow,
  /** Null for all. */
  since: z.iso.datetime().nullable(),
  now: z.iso.datetime(),
  /** Days whose figures are behind what is stored. */
  pendingDays: z.number().int(),
  /** Width of the buckets of `trend`. */
  bucket: z.enum(["hour", "day"]),
  sources: z.array(SourceQuality),
  rejects: z.array(RejectFigure),
  exchanges: Coverage,
  delays: DelayCounts,
});
export type DataQuality = z.infer<typeof DataQuality>;

/** What is known, as of now, of the accounts that have traffic in the window. */
export const AccountQuality = z.object({
  window: QualityWindow,
  since: z.iso.datetime().nullable(),
  /** Accounts of which any import said anything. */
  described: z.number().int(),
  accounts: Coverage,
});
export type AccountQuality = z.infer<typeof AccountQuality>;
