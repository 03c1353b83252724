import type { Random } from "@/lib/kernel";
import type { Rhythm } from "./calendar/rhythm";
import type { ModelHabit } from "./models/habit";
import type { Access, AutonomousSystem } from "./network/types";
import type { Client } from "./people/clients";

export const capabilities = [
  "general",
  "reasoning",
  "coding",
  "tool_use",
  "agentic",
  "analysis",
  "computer_use",
  "vision",
  "grading",
  "rewriting",
] as const;
export type Capability = (typeof capabilities)[number];

export type Difficulty = "trivial" | "easy" | "medium" | "hard";

/** What the provider knows about an account besides its traffic; the optional ones are gaps in the file. */
export interface AccountEvidence {
  account_id: string;
  created_at: string;
  email_domain?: string;
  email_hash?: string;
  organization_id?: string;
  organization_verified?: boolean;
  program?: "none" | "education" | "startup" | "research" | "enterprise";
  tier?: string;
  verification_level?: "none" | "email" | "phone" | "payment" | "identity" | "attested";
  payment_fingerprint?: string;
  payment_type?: string;
  phone_hash?: string;
  device_fingerprint?: string;
  signup_ip?: string;
  referrer_code?: string;
  parent_account_id?: string;
  reseller_id?: string;
  country?: string;
  content_policy?: "standard" | "no_human_review" | "zero_retention";
}

/** The truth about an account; it never reaches a data file. */
export interface Truth {
  label: "benign" | "campaign";
  campaign: string | null;
  confounder: string | null;
  difficulty: Difficulty | null;
  disposition: "operated" | "compromised" | "relay_customer" | null;
}

/** When an exchange happens, as its account sees it. */
export interface Moment {
  /** Milliseconds since the epoch. */
  at: number;
  day: number;
  /** Which sitting of the account this is, from 1. */
  session: number;
  /** Which exchange of the sitting, from 0. */
  turn: number;
}

/** The exchange being composed; texts are already escaped for JSON, so that writing is concatenation. */
export interface ExchangeDraft {
  model: string;
  surface: string;
  ip: string;
  system: AutonomousSystem | null;
  client: Client | null;
  endUserId: string;
  systemPrompt: string;
  prompt: string;
  tools: string;
  maxTokens: number;
  temperature: number;
  inputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  reasoningReturned: "" | "none" | "summary" | "full";
  finishReason: string;
  status: "ok" | "refused" | "error" | "throttled";
  capability: Capability;
  /** Whether the exchange goes out with a session id and an API key id. */
  hasSession: boolean;
  hasKey: boolean;
  /** Truth, for the labels only. */
  isExtraction: boolean;
  /** Truth: the language that a person speaks here; empty for programs, whose texts are English. */
  language: string;
}

/** What an account says: fills the content fields of the draft. */
export interface Voice {
  say(draft: ExchangeDraft, moment: Moment, random: Random): void;
}

/** How an account does things. Habits are shared wherever accounts are alike, so that a million of them stay small. */
export interface Habits {
  surface: string;
  access: Access;
  client: Client | null;
  models: ModelHabit;
  voice: Voice;
  hasKey: boolean;
}

/** Somebody else who uses a stolen account from a moment on, for a share of its exchanges. */
export interface Intruder {
  from: number;
  share: number;
  habits: Habits;
}

/** One account of the world: its evidence, its truth and its plan for the window. */
export interface Account {
  evidence: AccountEvidence;
  truth: Truth;
  habits: Habits;
  intruder?: Intruder;
  rhythm: Rhythm;
  /** Its place among those who share the rhythm (round robin, hand-offs). */
  slot: number;
  /** Exchanges over the whole window. */
  volume: number;
  firstDay: number;
  lastDay: number;
  /** Spread the volume evenly over the days instead of by chance. */
  isEven: boolean;
}

/** A set of accounts that are made together; `next` is called once per account, in order. */
export interface Group {
  accounts: number;
  next(): Account;
}

export const benign = (confounder: string | null = null): Truth => ({
  label: "benign",
  campaign: null,
  confounder,
  difficulty: null,
  disposition: null,
});
