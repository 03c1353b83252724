import { z } from "zod";
import { Policy, policies, proofs, restrictingKinds, SubjectKind } from "@/lib/decisions/contract";
import { Reason } from "@/lib/kernel";

/** Languages that notices and the portal speak. */
export const languages = ["en", "de"] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

export const languageNames: Record<Language, string> = { en: "English", de: "Deutsch" };

/** What there are words for, of what somebody reads (BCP 47); English where there are none. */
export const languageFor = (tag: string | null | undefined): Language =>
  languages.find((one) => one === tag?.toLowerCase().split(/[-_]/)[0]) ?? "en";

/** What the words of a template may stand for, of a statement of reasons. Each has to be there, but for the last. */
export const statementPlaceholders = [
  "reference",
  "measure",
  "scope",
  "effective",
  "duration",
  "territory",
  "conduct",
  "ground",
  "period",
  "models",
  "volume",
  "automation",
  "prepaid_balance",
  "data_export",
  "appeal_until",
  "portal_link",
  "account",
] as const;

interface Placeholders {
  mandatory: readonly string[];
  optional: readonly string[];
}
const of = (mandatory: readonly string[], ...optional: string[]): Placeholders => ({
  mandatory: [...mandatory, "reference", "portal_link"],
  optional: ["account", ...optional],
});

/** What the words for each kind of notice have to hold, and may. */
export const placeholdersOf = {
  statement_of_reasons: {
    mandatory: statementPlaceholders.filter((name) => name !== "account"),
    optional: ["account"],
  },
  access_link: of([], "link_until"),
  appeal_received: of(["due"]),
  appeal_question: of(["question", "answer_until"]),
  appeal_reply: of(["outcome", "point", "reply"], "effective"),
  measure_ended: of(["measure", "effective"]),
} as const satisfies Record<string, Placeholders>;

export const templateKinds = [
  "statement_of_reasons",
  "access_link",
  "appeal_received",
  "appeal_question",
  "appeal_reply",
  "measure_ended",
] as const;
export const TemplateKind = z.enum(templateKinds);
export type TemplateKind = z.infer<typeof TemplateKind>;

export const templateKindNames: Record<TemplateKind, string> = {
  statement_of_reasons: "Statement of reasons",
  access_link: "Link to the portal",
  appeal_received: "Appeal received",
  appeal_question: "Question of the reviewer",
  appeal_reply: "Outcome of the appeal",
  measure_ended: "Measure ended",
};

/** Whose words: only those of statements of reasons differ by policy. */
export const TemplateName = z
  .object({ kind: TemplateKind, policy: Policy.nullable(), language: Language })
  .refine(({ kind, policy }) => (kind === "statement_of_reasons") === (policy !== null), {
    message: "Statements of reasons have words for each policy, the other notices the same for all.",
    path: ["policy"],
  });
export type TemplateName = z.infer<typeof TemplateName>;

export const templateNames: TemplateName[] = templateKinds.flatMap((kind) =>
  languages.flatMap((language): TemplateName[] =>
    kind === "statement_of_reasons"
      ? (Object.keys(policies) as Policy[]).map((policy) => ({ kind, policy, language }))
      : [{ kind, policy: null, language }],
  ),
);

/** The words of a notice. */
export const TemplateText = z.object({
  subject: z
    .string()
    .trim()
    .min(3)
    .max(150)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "A subject is one line."),
  body: z.string().trim().min(20).max(20_000),
});
export type TemplateText = z.infer<typeof TemplateText>;

export const SaveTemplate = TemplateName.safeExtend({
  ...TemplateText.shape,
  /** The version that it follows on; 0 for the words that come with Stillwatch. */
  version: z.number().int().min(0),
  reason: Reason,
});
export type SaveTemplate = z.input<typeof SaveTemplate>;

export const PreviewTemplate = TemplateName.safeExtend(TemplateText.shape);
export type PreviewTemplate = z.input<typeof PreviewTemplate>;

/** A fault of a template, and where it is. */
export const TemplateFault = z.object({
  field: z.enum(["subject", "body"]),
  /** 1 or more; null where something is not there at all. */
  line: z.number().int().nullable(),
  message: z.string(),
});
export type TemplateFault = z.infer<typeof TemplateFault>;

export const TemplatePreview = z.object({ subject: z.string(), body: z.string(), faults: z.array(TemplateFault) });
export type TemplatePreview = z.infer<typeof TemplatePreview>;

export const TemplateView = z.object({
  kind: TemplateKind,
  policy: Policy.nullable(),
  language: Language,
  subject: z.string(),
  body: z.string(),
  /** 0 for the words that come with Stillwatch. */
  version: z.number().int(),
  /** The newest first. */
  versions: z.array(
    z.object({
      ...{ version: z.number().int(), subject: z.string(), body: z.string(), reason: z.string() },
      ...{ by: z.string(), at: z.iso.datetime() },
    }),
  ),
});
export type TemplateView = z.infer<typeof TemplateView>;

/** The fields that article 17 of the Digital Services Act asks for, in public terms: nothing of how it was found. */
export const StatementOfReasons = z.object({
  measure: z.enum(restrictingKinds),
  scope: SubjectKind,
  /** The owner's own key or end user. */
  part: z.string().nullable(),
  effectiveAt: z.iso.datetime(),
  /** Null for a measure without an end. */
  endsAt: z.iso.datetime().nullable(),
  territory: z.literal("everywhere"),
  conduct: Policy.nullable(),
  detectionAutomated: z.boolean(),
  decisionAutomated: z.boolean(),
  /** Requests a minute of a throttle. */
  limits: z.object({ floor: z.number(), ceiling: z.number() }).nullable(),
  /** The proof that a verification asks for. */
  proof: z.enum(proofs).nullable(),
  /** What the account did; null where nothing of it is stored. */
  use: z
    .object({
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      models: z.array(z.string()),
      requests: z.number(),
      outputTokens: z.number(),
    })
    .nullable(),
  prepaidBalance: z.string().nullable(),
});
export type StatementOfReasons = z.infer<typeof StatementOfReasons>;

const noticeStates = ["waiting", "sent", "held", "unreachable", "failed"] as const;

/** Which notices are listed, those that a person has to see to first. */
export const ListNotices = z.object({
  state: z.enum(noticeStates).optional(),
  accountId: z.string().min(1).optional(),
});
export type ListNotices = z.input<typeof ListNotices>;

/** What an owner was told, and how far it came. Its link's secret and the address are not in it. */
export const NoticeView = z.object({
  ...{ id: z.uuid(), kind: TemplateKind, reference: z.string().nullable(), accountId: z.string() },
  ...{ language: z.string(), subject: z.string(), body: z.string(), state: z.enum(noticeStates) },
  /** Why it is held, or why the last try failed. */
  error: z.string().nullable(),
  /** Placeholders that nothing stands for, of what is held. */
  missing: z.array(z.string()),
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticeList = z.object({
  /** The first two hundred. */
  notices: z.array(NoticeView),
  byState: z.record(z.enum(noticeStates), z.number().int()),
  /** Whether a mail server is set; without one, notices wait. */
  mails: z.boolean(),
});
export type NoticeList = z.infer<typeof NoticeList>;

const noticeId = z.uuid();
export const SendAgain = z.object({ noticeId });
export const CompleteNotice = z.object({
  noticeId,
  /** What stands for what is missing, by placeholder. */
  values: z.record(z.string().regex(/^[a-z_]+$/), z.string().trim().min(1).max(2000)),
});
export type CompleteNotice = z.input<typeof CompleteNotice>;
