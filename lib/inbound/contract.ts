import { z } from "zod";
import { WarninglistReach } from "@/lib/detection/contract";
import { Reason } from "@/lib/kernel";
import { InboundBatchState, InboundFormat, InboundKind, InboundState, InboundTlp } from "./vocabulary";

export * from "./vocabulary";

/** What stands beside the bytes, or the objects, that are taken in. */
export const ReceiveIndicators = z.object({
  /** Id or name of the partner that they are from. */
  partnerId: z.string().trim().min(1, "Name the partner that it is from."),
  format: InboundFormat,
  /** Where it came from: a file's name, a collection's address. */
  source: z.string().trim().min(1, "Say where it came from.").max(500),
});
export type ReceiveIndicators = z.input<typeof ReceiveIndicators>;

export const InboundFault = z.object({ place: z.string(), reason: z.string() });

export const InboundCounts = z.object({
  /** Taken into quarantine, and those of them that own traffic cannot answer. */
  indicators: z.number().int(),
  unmatchable: z.number().int(),
  /** Said before, and said again. */
  repeats: z.number().int(),
  /** Earlier indicators that it takes back or replaces. */
  revoked: z.number().int(),
  sightings: z.number().int(),
  /** Objects that are no indicator: not kept. */
  others: z.number().int(),
  faults: z.number().int(),
});
export type InboundCounts = z.infer<typeof InboundCounts>;

/** Whether what a list names is a hub now: only of one that holds. `replaced` is one whose place another version took. */
export const warninglistStandings = ["waiting", "holds", "replaced", "expired", "refused"] as const;

export const InboundWarninglist = z.object({
  name: z.string(),
  version: z.string(),
  /** How many values it names. */
  entries: z.number().int(),
  standing: z.enum(warninglistStandings),
  /** When it ends by itself; null for one that does not hold. */
  holdsUntil: z.iso.datetime().nullable(),
  /** Values of own traffic that it makes, or would make, hubs, and when they were counted; null until then. */
  reach: WarninglistReach.nullable(),
  reachAt: z.iso.datetime().nullable(),
});
export type InboundWarninglist = z.infer<typeof InboundWarninglist>;

/** What is told of a list without opening it. */
export const ListAbout = InboundWarninglist.pick({ name: true, version: true, entries: true });
export type ListAbout = z.infer<typeof ListAbout>;

export const InboundBatchView = z.object({
  id: z.uuid(),
  partnerId: z.uuid(),
  partner: z.string(),
  format: InboundFormat,
  source: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  tlp: InboundTlp,
  state: InboundBatchState,
  counts: InboundCounts,
  /** The first of them. */
  faults: z.array(InboundFault),
  /** What it is as a warninglist; null when it is none. */
  warninglist: InboundWarninglist.nullable(),
  /** Indicators that wait for a person, and those not yet compared with own traffic. */
  waiting: z.number().int(),
  uncompared: z.number().int(),
  receivedBy: z.string(),
  receivedAt: z.iso.datetime(),
});
export type InboundBatchView = z.infer<typeof InboundBatchView>;

/** What receiving gives: the batch, and whether the same bytes had come before. */
export const Received = z.object({ batch: InboundBatchView, isRepeat: z.boolean() });
export type Received = z.infer<typeof Received>;

export const InboundQuery = z.object({
  batchId: z.uuid().optional(),
  partnerId: z.uuid().optional(),
  state: InboundState.optional(),
  /** Only those that own accounts hold, or that somebody speaks against. */
  only: z.enum(["matched", "contested", "unmatchable"]).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type InboundQuery = z.input<typeof InboundQuery>;

export const InboundIndicatorView = z.object({
  id: z.uuid(),
  batchId: z.uuid(),
  partnerId: z.uuid(),
  partner: z.string(),
  kind: InboundKind,
  /** Pseudonymised where it may single somebody out. */
  display: z.string(),
  unmatchable: z.string().nullable(),
  confidence: z.number().int().nullable(),
  tlp: InboundTlp,
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  contested: z.string().nullable(),
  state: InboundState,
  stateReason: z.string().nullable(),
  stateBy: z.string().nullable(),
  stateAt: z.iso.datetime().nullable(),
  /** Own accounts that hold it in its window; null while it is not compared. */
  accounts: z.number().int().nullable(),
  /** So many hold it that it says nothing of anybody: it never counts. */
  isCommon: z.boolean(),
  /** Of the accounts: in the core of confirmed campaigns, flagged otherwise, and neither. Null for what is common. */
  confirmed: z.number().int().nullable(),
  flagged: z.number().int().nullable(),
  neither: z.number().int().nullable(),
});
export type InboundIndicatorView = z.infer<typeof InboundIndicatorView>;

export const InboundPage = z.object({
  rows: z.array(InboundIndicatorView),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type InboundPage = z.infer<typeof InboundPage>;

export const mostDecided = 5_000;

export const DecideIndicators = z
  .object({
    ids: z.array(z.uuid()).min(1).max(mostDecided).optional(),
    /** All of it that waits; of a warninglist, the list. */
    batchId: z.uuid().optional(),
    decision: z.enum(["accept", "refuse"]),
    reason: Reason,
  })
  .refine(({ ids, batchId }) => (ids === undefined) !== (batchId === undefined), "Name either indicators or a batch.");
export type DecideIndicators = z.input<typeof DecideIndicators>;

export const Decided = z.object({ decided: z.number().int(), batches: z.array(z.uuid()) });
export type Decided = z.infer<typeof Decided>;

export const HoldKey = z.object({
  partnerId: z.uuid(),
  keyId: z.string().trim().min(1, "Give the name that the partner calls the key by.").max(100),
  /** Base64url, 32 bytes. */
  key: z.string().trim(),
  /** Account ids mean the same to both: a cloud or reseller that issued them. */
  sharesAccounts: z.boolean().default(false),
});
export type HoldKey = z.input<typeof HoldKey>;

/** How right a partner is on own traffic. */
export const PartnerPrecisionView = z.object({
  partnerId: z.uuid(),
  partner: z.string(),
  /** Own accounts that hold any of its indicators; those that a person judged; those found operated. */
  matched: z.number().int(),
  judged: z.number().int(),
  operated: z.number().int(),
  /** 95 % interval (Wilson); null under ten judged accounts: no estimate. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Oldest first. */
  history: z.array(z.object({ at: z.iso.datetime(), judged: z.number().int(), operated: z.number().int() })),
  /** Keys of the partner's that its tokens can be compared by. */
  keyIds: z.array(z.string()),
  indicators: z.number().int(),
  accepted: z.number().int(),
});
export type PartnerPrecisionView = z.infer<typeof PartnerPrecisionView>;

/** Formats with the words that people choose them by. */
export const formatWords: Record<InboundFormat, string> = {
  stix: "STIX 2.1 bundle",
  misp: "MISP event",
  warninglist: "MISP warninglist",
  csv: "CSV",
};
