import { formatCount } from "@/components/data/count";
import {
  type DecisionKind,
  type MeasureKind,
  measureKinds,
  type PolicyStep,
  ReferralParameters,
  type SubjectKind,
  ThrottleParameters,
  VerificationParameters,
} from "@/lib/decisions/contract";
import { words } from "@/lib/queries/words";

interface MeasureWords {
  label: string;
  /** Begins what is done to whom: `Revoke the keys of` 12 accounts. */
  title: string;
  confirm: string;
  consequence: string;
  /** What the gateway is asked for; null for what it has no part in. */
  gateway: string | null;
}

export const measureWords: Record<MeasureKind, MeasureWords> = {
  observe: {
    label: "Observe",
    title: "Observe",
    confirm: "Observe",
    consequence: "They are watched; their owners feel nothing.",
    gateway: null,
  },
  require_verification: {
    label: "Require verification",
    title: "Require verification of",
    confirm: "Require verification",
    consequence: "Their owners are asked what the outputs are for, or who they are.",
    gateway: "asks for the proof",
  },
  redact_reasoning: {
    label: "Redact reasoning",
    title: "Redact the reasoning for",
    confirm: "Redact reasoning",
    consequence: "They get answers without the reasoning behind them.",
    gateway: "leaves the reasoning out of answers",
  },
  throttle: {
    label: "Throttle",
    title: "Throttle",
    confirm: "Throttle",
    consequence: "They may send so many requests a minute and no more.",
    gateway: "refuses what is above the limit",
  },
  suspend: {
    label: "Suspend",
    title: "Suspend",
    confirm: "Suspend",
    consequence: "Every request is refused until the suspension ends.",
    gateway: "refuses every request until it ends",
  },
  ban: {
    label: "Ban",
    title: "Ban",
    confirm: "Ban",
    consequence: "Every request of these accounts is to be refused.",
    gateway: "refuses every request",
  },
  revoke_key: {
    label: "Revoke keys",
    title: "Revoke the keys of",
    confirm: "Revoke keys",
    consequence: "Their present keys become useless; the accounts stand, and their owners are to be told.",
    gateway: "refuses the revoked keys",
  },
  refer: {
    label: "Refer",
    title: "Refer",
    confirm: "Refer",
    consequence: "The cloud or reseller whose customers they are is told, and has a deadline.",
    gateway: null,
  },
};

export const measureLabels = Object.fromEntries(
  Object.entries(measureWords).map(([kind, { label }]) => [kind, label]),
) as Record<MeasureKind, string>;

/** From the mildest to the hardest. */
export const ladder = ["observe", "require_verification", "redact_reasoning", "throttle", "suspend", "ban"] as const;
export const besideLadder = ["revoke_key", "refer"] as const;

export const isMeasure = (kind: DecisionKind): kind is MeasureKind =>
  (measureKinds as readonly DecisionKind[]).includes(kind);

/** What a batch or a proposal is of: `Throttle`, `Take back: Throttle`. */
export const actLabel = (kind: DecisionKind, takesBack = false): string => {
  const label = isMeasure(kind) ? measureWords[kind].label : words(kind);
  return takesBack ? `Take back: ${label}` : label;
};

/** What each proof answers. */
export const proofQuestions = { usage_attestation: "What the outputs are for", identity: "Who they are" } as const;
export type Proof = keyof typeof proofQuestions;
export const proofWords = { usage_attestation: "an attestation of use", identity: "an identity" } as const;
/** The ends of what a limit may move between. */
export const limitWords = {
  floor: { label: "Floor", description: "Requests a minute, at least" },
  ceiling: { label: "Ceiling", description: "Requests a minute, at most" },
};
/** When a measure ends. */
export const endWords = {
  label: "It ends by itself after",
  never: "until somebody ends it",
  bySuspension: "14 days",
  asFact: "Ends by itself",
};
export const given = "They are given";
export const tierWords = {
  counts: "counts only",
  infrastructure: "counts and infrastructure",
  accounts: "counts, infrastructure and accounts",
} as const;

/** What a measure is set to: `10 to 60 requests a minute`; null for what has nothing to set. */
export function parametersInWords(kind: DecisionKind, parameters: Record<string, unknown> | null): string | null {
  if (parameters === null) return null;
  if (kind === "throttle") {
    const { data } = ThrottleParameters.safeParse(parameters);
    if (data === undefined) return null;
    const range = data.floor === data.ceiling ? `${data.floor}` : `${data.floor} to ${formatCount(data.ceiling)}`;
    return `${range} requests a minute`;
  }
  if (kind === "require_verification") {
    const { data } = VerificationParameters.safeParse(parameters);
    return data === undefined ? null : `proof: ${proofWords[data.proof]}`;
  }
  if (kind === "refer") {
    const { data } = ReferralParameters.safeParse(parameters);
    return data === undefined
      ? null
      : `to ${data.to}, ${tierWords[data.tier]}, within ${daysInWords(data.deadlineDays)}`;
  }
  return null;
}

export const daysInWords = (days: number) => (days === 1 ? "1 day" : `${formatCount(days)} days`);

/** `336` → `14 days`; whole days as days, the rest as hours. */
export const hoursInWords = (hours: number): string => {
  if (hours % 24 === 0) return daysInWords(hours / 24);
  return hours === 1 ? "1 hour" : `${formatCount(hours)} hours`;
};

/** `90` → `1 h 30 min`. */
export const minutesInWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${formatCount(hours)} h` : `${formatCount(hours)} h ${rest} min`;
};

/** `Throttle, 10 to 60 requests a minute, for 30 days`. */
export function stepInWords(step: PolicyStep): string {
  const setTo = parametersInWords(step.kind, "parameters" in step ? step.parameters : null);
  const holds = "holdsHours" in step && step.holdsHours !== undefined ? `for ${hoursInWords(step.holdsHours)}` : null;
  return [measureWords[step.kind].label, setTo, holds].filter((part) => part !== null).join(", ");
}

const ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"];
/** `Second strike`. */
export const strikeInWords = (strike: number): string => `${ordinals[strike - 1] ?? `${strike}th`} strike`;

const subjects: Record<SubjectKind, [one: string, many: string]> = {
  account: ["account", "accounts"],
  key: ["key", "keys"],
  end_user: ["end user", "end users"],
};

/** `1 account`, `12 keys`. */
export const countOf = (count: number, of: SubjectKind = "account"): string =>
  `${formatCount(count)} ${subjects[of][count === 1 ? 0 : 1]}`;
