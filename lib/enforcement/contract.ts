import { z } from "zod";

/** What a decision asks of a gateway; `reinstate` takes one of the others back. */
export const countermeasures = [
  "ban",
  "suspend",
  "revoke_key",
  "throttle",
  "redact_reasoning",
  "require_verification",
  "refer",
  "reinstate",
] as const;
export const Countermeasure = z.enum(countermeasures);
export type Countermeasure = z.infer<typeof Countermeasure>;

export const enforcementStates = ["requested", "sent", "acknowledged", "verified", "cancelled", "failed"] as const;
export const EnforcementState = z.enum(enforcementStates);
export type EnforcementState = z.infer<typeof EnforcementState>;

export const ConnectorKind = z.enum(["policy", "webhook", "litellm"]);
export type ConnectorKind = z.infer<typeof ConnectorKind>;

/** Longest name of a connector. */
const Name = z.string().trim().min(1, "Give it a name.").max(64);
const Address = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with https://" })
  .max(2048)
  .refine((url) => new URL(url).username + new URL(url).password === "", "must not contain a name or a password");

/** Where signed messages go, and where the gateway can be asked what it holds. */
export const WebhookSettings = z.strictObject({ url: Address, verifyUrl: Address.nullable().default(null) });
export type WebhookSettings = z.infer<typeof WebhookSettings>;

/** What an account of Stillwatch is in LiteLLM: the import takes the user, else the team, else the key. */
export const LiteLlmAccounts = z.enum(["user", "team", "key", "customer"]);
export const LiteLlmSettings = z.strictObject({ url: Address, accounts: LiteLlmAccounts.default("user") });
export type LiteLlmSettings = z.infer<typeof LiteLlmSettings>;

/** A new connector, or, with `id` and `version`, the next version of one. */
export const SaveConnector = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("webhook"),
    name: Name,
    settings: WebhookSettings,
    id: z.uuid().optional(),
    version: z.number().int().min(1).optional(),
    /** Makes a new secret; the one before is then worth nothing. A new connector gets one anyway. */
    newSecret: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal("litellm"),
    name: Name,
    settings: LiteLlmSettings,
    id: z.uuid().optional(),
    version: z.number().int().min(1).optional(),
    /** An admin's key of the proxy; left out, the one that is kept stays. */
    secret: z
      .string()
      .regex(/^[\x21-\x7e]{8,512}$/, "must be 8 to 512 visible characters")
      .optional(),
  }),
]);
export type SaveConnector = z.input<typeof SaveConnector>;

export const SwitchConnector = z.object({
  id: z.uuid(),
  enabled: z.boolean(),
  reason: z.string().trim().max(500).optional(),
});
export type SwitchConnector = z.input<typeof SwitchConnector>;

const count = z.number().int();
const moment = z.iso.datetime();

/** A connector as people see it; never its secret. */
export const ConnectorView = z.object({
  id: z.uuid(),
  kind: ConnectorKind,
  name: z.string(),
  settings: z.object({
    url: z.string().optional(),
    verifyUrl: z.string().nullable().optional(),
    accounts: LiteLlmAccounts.optional(),
  }),
  /** Whether a secret is kept. */
  hasSecret: z.boolean(),
  enabled: z.boolean(),
  disabledReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
  version: count,
  supports: z.array(Countermeasure),
  /** How it comes to know that a measure is in force, in words. */
  verifies: z.string(),
  /** Rows of the ledger by state, and messages that wait or were given up. */
  ledger: z.partialRecord(EnforcementState, count),
  drifting: count,
  waiting: count,
  dead: count,
});
export type ConnectorView = z.infer<typeof ConnectorView>;

/** `secret` once, when it was made. */
export const SavedConnector = z.object({ connector: ConnectorView, secret: z.string().nullable() });
export type SavedConnector = z.infer<typeof SavedConnector>;

export const ConnectorList = z.object({ rows: z.array(ConnectorView) });
export type ConnectorList = z.infer<typeof ConnectorList>;

/** What a connector would do, and whether the gateway took a test. */
export const ConnectorTest = z.object({
  plan: z.array(z.object({ countermeasure: Countermeasure, supported: z.boolean(), words: z.string() })),
  ok: z.boolean(),
  words: z.string(),
  latencyMs: count,
});
export type ConnectorTest = z.infer<typeof ConnectorTest>;

export const DeliveryState = z.enum(["waiting", "delivered", "dead", "withdrawn"]);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const AttemptView = z.object({
  number: count,
  at: moment,
  latencyMs: count,
  /** HTTP status; null when no answer came. */
  status: count.nullable(),
  error: z.string().nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

/** One message with every try to deliver it. */
export const DeliveryView = z.object({
  id: z.uuid(),
  connectorId: z.uuid(),
  /** Null for a test. */
  countermeasure: Countermeasure.nullable(),
  state: DeliveryState,
  accounts: count,
  createdAt: moment,
  endedAt: moment.nullable(),
  nextAttemptAt: moment.nullable(),
  attempts: z.array(AttemptView),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

/** Deliveries shown of a connector, those given up first. */
export const mostDeliveriesShown = 200;
export const DeliveryList = z.object({ rows: z.array(DeliveryView) });
export type DeliveryList = z.infer<typeof DeliveryList>;

export const LedgerQuery = z.object({
  state: EnforcementState.optional(),
  connectorId: z.uuid().optional(),
  countermeasure: Countermeasure.optional(),
  campaignId: z.uuid().optional(),
  accountId: z.string().min(1).optional(),
  /** `1`: only what drifts. */
  drift: z.enum(["0", "1"]).optional(),
  /** `1`: only referrals that nobody answered in time. */
  overdue: z.enum(["0", "1"]).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type LedgerQuery = z.input<typeof LedgerQuery>;

/** How far one decision is at one connector. */
export const EnforcementView = z.object({
  id: z.uuid(),
  decisionId: z.uuid(),
  accountId: z.string(),
  /** The key, or the end user, that it is about; null for the account as a whole. */
  keyId: z.string().nullable(),
  endUserId: z.string().nullable(),
  campaign: z.object({ id: z.uuid(), codeName: z.string() }).nullable(),
  countermeasure: Countermeasure,
  connector: z.object({ id: z.uuid(), name: z.string(), kind: ConnectorKind }).nullable(),
  state: EnforcementState,
  requestedAt: moment,
  sentAt: moment.nullable(),
  acknowledgedAt: moment.nullable(),
  verifiedAt: moment.nullable(),
  verifiedBy: z.enum(["read_back", "observed"]).nullable(),
  error: z.string().nullable(),
  driftSince: moment.nullable(),
  driftSeenAt: moment.nullable(),
  checkedAt: moment.nullable(),
  /** Of a referral: whom it went to, with what, by when they are to answer, and what they said. */
  referral: z
    .object({
      to: z.string(),
      tier: z.enum(["counts", "infrastructure", "accounts"]),
      deadline: moment,
      isOverdue: z.boolean(),
      answer: z.object({ words: z.string(), notedBy: z.string(), at: moment }).nullable(),
    })
    .nullable(),
  /** What is known of it at the gateway, in words: silence is told as silence. */
  words: z.string(),
});
export type EnforcementView = z.infer<typeof EnforcementView>;

/** What a cloud or reseller answered; it counts for all that was referred in the same act. */
export const NoteReferralAnswer = z.object({
  decisionId: z.uuid(),
  words: z.string().trim().min(10, "Say in at least 10 characters what they answered.").max(2000),
});
export type NoteReferralAnswer = z.input<typeof NoteReferralAnswer>;

/** A campaign that grows again after accounts of it were banned or suspended. */
export const RegrowthView = z.object({
  campaignId: z.uuid(),
  codeName: z.string(),
  firstAt: moment,
  enforced: count,
  newcomers: count,
  newcomersOfWeek: count,
  /** Newcomers a day since the first measure. */
  perDay: z.number(),
  /** Since when the newcomers of seven days are a tenth of the enforced accounts, or more; null while they are not. */
  alertedAt: moment.nullable(),
});
export type RegrowthView = z.infer<typeof RegrowthView>;

export const LedgerPage = z.object({
  rows: z.array(EnforcementView),
  total: count,
  nextCursor: z.string().nullable(),
  /** Over the whole ledger, whatever is asked for. */
  drifting: count,
  unconnected: count,
  /** Accounts whose referral nobody answered in time. */
  overdue: count,
  regrowth: z.array(RegrowthView),
});
export type LedgerPage = z.infer<typeof LedgerPage>;

/** One row with its decision, its receipt, and the message it went out with. */
export const EnforcementDetail = z.object({
  enforcement: EnforcementView,
  decision: z.object({
    kind: z.string(),
    at: moment,
    actor: z.string(),
    reason: z.string(),
    expiresAt: moment.nullable(),
  }),
  /** The same decision at every connector. */
  elsewhere: z.array(EnforcementView),
  receipt: z.record(z.string(), z.unknown()).nullable(),
  delivery: DeliveryView.nullable(),
});
export type EnforcementDetail = z.infer<typeof EnforcementDetail>;

/** A gateway's signed word on what it holds, as JSON text; the signature is over this very text. */
export const Receipt = z.object({
  type: z.literal("enforcement.receipt"),
  timestamp: moment.optional(),
  data: z.object({
    /** The `webhook-id` of the message that it answers. */
    delivery_id: z.uuid(),
    accounts: z
      .array(
        z.object({
          account_id: z.string().min(1),
          /** Whether it is in force now. */
          applied: z.boolean(),
          detail: z.string().max(500).optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
});
export type Receipt = z.infer<typeof Receipt>;

/** What came of a receipt: rows of the ledger. */
export const ReceiptOutcome = z.object({ verified: count, refused: count, unchanged: count });
export type ReceiptOutcome = z.infer<typeof ReceiptOutcome>;

/** Why nothing is sent. */
export const nothingConnected = "Nothing is connected that could carry it out.";
