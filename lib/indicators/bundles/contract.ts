import { z } from "zod";
import { Reason } from "@/lib/kernel";
import { AgreementView } from "../agreements/contract";
import { BundleFormat, SharingCategory, SharingPurpose, Tlp } from "../vocabulary";
import { NoticeView } from "../webhook/contract";

/** For whom a bundle is, and what of all that is known it carries. */
export const BundleTerms = z.object({
  /** Id or name of the partner. */
  partner: z.string().min(1),
  tlp: Tlp,
  /** All that the agreement covers, when left out. */
  categories: z.array(SharingCategory).min(1).optional(),
  /** The first that the agreement covers, when left out. */
  purpose: SharingPurpose.optional(),
});
export type BundleTerms = z.input<typeof BundleTerms>;

/** What a bundle is to be; the preview and the export ask the gate the same question. */
export const BundleRequest = BundleTerms.extend({ campaignId: z.uuid() });
export type BundleRequest = z.input<typeof BundleRequest>;

const approval = {
  format: BundleFormat.default("stix"),
  /** The hash of the preview that was looked at: what leaves is that, or nothing. */
  previewHash: z.string().optional(),
};
export const ExportBundle = BundleRequest.extend(approval);
export type ExportBundle = z.input<typeof ExportBundle>;

/** Of every confirmed campaign, the core members that a set has. */
export const SetBundleRequest = BundleTerms.extend({ setId: z.uuid() });
export type SetBundleRequest = z.input<typeof SetBundleRequest>;

export const ExportSetBundles = SetBundleRequest.extend(approval);
export type ExportSetBundles = z.input<typeof ExportSetBundles>;

/** One field of what is known, and whether the partner will see it. */
export const FieldDifference = z.object({
  field: z.string(),
  leaves: z.boolean(),
  /** How it leaves, or why it does not. */
  why: z.string(),
  /** As the partner will see it. */
  example: z.string().nullable(),
});
export type FieldDifference = z.infer<typeof FieldDifference>;

export const ClassDifference = z.object({
  name: z.enum(["campaign", "accounts", "addresses", "domains", "wrappers", "counts"]),
  leaves: z.number().int(),
  fields: z.array(FieldDifference),
  /** What is held back, by reason; a count of it may leave. */
  held: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});
export type ClassDifference = z.infer<typeof ClassDifference>;

/** A masked wrapper that waits for an officer to read it. */
export const WrapperView = z.object({
  kind: z.string(),
  value: z.string(),
  display: z.string(),
  core: z.number().int(),
  releasedBy: z.string().nullable(),
  releasedAt: z.iso.datetime().nullable(),
});
export type WrapperView = z.infer<typeof WrapperView>;

export const BundlePreview = z.object({
  /** Why nothing may leave, and what would help; null when it may. */
  refusal: z.string().nullable(),
  agreement: AgreementView.nullable(),
  markings: z.object({ campaign: Tlp, partner: Tlp, bundle: Tlp }),
  classes: z.array(ClassDifference),
  wrappers: z.array(WrapperView),
  /** Over all that would leave. */
  hash: z.string(),
});
export type BundlePreview = z.infer<typeof BundlePreview>;

/** A set as it was when it was looked at. */
const SetLooked = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.number().int(),
  accounts: z.number().int(),
});

export const SetBundlePreview = z.object({
  set: SetLooked,
  /** Why nothing may leave, and what would help; null when it may. */
  refusal: z.string().nullable(),
  agreement: AgreementView.nullable(),
  /** Accounts of the set that leave as tokens, each counted once. */
  leaves: z.number().int(),
  /** All others of the set, each counted once, with a few of them. */
  leftOut: z.array(z.object({ reason: z.string(), count: z.number().int(), examples: z.array(z.string()) })),
  /** A bundle for each. */
  campaigns: z.array(
    BundlePreview.pick({ classes: true, wrappers: true }).extend({
      campaignId: z.uuid(),
      codeName: z.string(),
      marking: Tlp,
    }),
  ),
  /** Over the set's version and all that would leave. */
  hash: z.string(),
});
export type SetBundlePreview = z.infer<typeof SetBundlePreview>;

export const deliveryStates = ["built", "approved", "downloaded", "sent", "fetched", "acknowledged"] as const;
export const DeliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One line of the delivery ledger. */
export const BundleExportView = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  campaign: z.string(),
  partnerId: z.uuid(),
  partner: z.string(),
  /** Set when it carries that part of the campaign which a set had in that version. */
  set: SetLooked.omit({ accounts: true }).extend({ isDeleted: z.boolean() }).nullable(),
  format: z.string(),
  tlp: Tlp,
  categories: z.array(SharingCategory),
  purpose: SharingPurpose.nullable(),
  agreementVersion: z.number().int().nullable(),
  accounts: z.number().int(),
  objects: z.number().int(),
  exportedBy: z.string(),
  approvedBy: z.string().nullable(),
  exportedAt: z.iso.datetime(),
  state: DeliveryState,
  steps: z.array(z.object({ kind: DeliveryState, by: z.string(), note: z.string().nullable(), at: z.iso.datetime() })),
  /** Set when it takes back instead of giving: until it is acknowledged, what it names is still live at the partner. */
  recall: z.object({ id: z.uuid(), cause: z.string(), reason: z.string(), at: z.iso.datetime() }).nullable(),
  /** How far the partner's webhook was told of a recall; null where it has none. */
  notice: NoticeView.nullable(),
});
export type BundleExportView = z.infer<typeof BundleExportView>;

/** What was approved of a set: a bundle for each campaign, whose file is taken by its id in the ledger. */
export const SetBundles = z.object({ set: SetLooked, exports: z.array(BundleExportView) });
export type SetBundles = z.infer<typeof SetBundles>;

export const LedgerQuery = z.object({
  campaignId: z.uuid().optional(),
  /** Recalls that no partner has acknowledged yet, and nothing else. */
  stillLive: z.stringbool().or(z.boolean()).default(false),
});
export type LedgerQuery = z.input<typeof LedgerQuery>;

export const MarkCampaign = z.object({
  campaignId: z.uuid(),
  tlp: Tlp,
  reason: Reason,
});
export type MarkCampaign = z.input<typeof MarkCampaign>;

const wrapper = {
  campaignId: z.uuid(),
  kind: z.enum(["template", "prefix", "suffix", "system_prompt"]),
  value: z.string().regex(/^\d{1,20}$/),
};
export const ReadWrapper = z.object({ ...wrapper, purpose: z.string().trim().min(10, "Say what for, in a sentence.") });
export type ReadWrapper = z.input<typeof ReadWrapper>;

export const ReleaseWrapper = z.object({
  ...wrapper,
  /** SHA-256 of the text that was read, in hexadecimal. */
  textHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: Reason,
});
export type ReleaseWrapper = z.input<typeof ReleaseWrapper>;
