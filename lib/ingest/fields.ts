import {
  contentPolicies,
  exchangeStatuses,
  type IngestKind,
  programs,
  reasoningReturned,
  verificationLevels,
} from "./choices";
import {
  clockTolerance,
  earliestAccount,
  earliestExchange,
  earliestRelease,
  largestCount,
  latestRelease,
  longestAgent,
  longestName,
  mostTools,
} from "./limits";

interface Named {
  name: string;
  required?: boolean;
}

/** A field of a line as the warehouse reads it; the Zod schemas of the contract say the same to people and programs. */
export type Field = Named &
  (
    | { type: "text"; longest: number }
    | { type: "content" }
    | { type: "choice"; choices: readonly string[] }
    | { type: "count"; most: number }
    | { type: "number"; least: number; most: number }
    | { type: "time"; earliest: number; latest: (now: number) => number }
    | { type: "address" }
    | { type: "names"; most: number; longest: number }
    | { type: "flag" }
  );

const name = (name: string): Field => ({ name, type: "text", longest: longestName });
const key = (name: string): Field => ({ name, type: "text", longest: longestName, required: true });
const count = (name: string): Field => ({ name, type: "count", most: largestCount });
const soon = (now: number): number => now + clockTolerance;

export const fieldsOf: Record<IngestKind, readonly Field[]> = {
  exchanges: [
    key("exchange_id"),
    { name: "ts", type: "time", earliest: earliestExchange, latest: soon, required: true },
    key("account_id"),
    key("model"),
    name("api_key_id"),
    name("session_id"),
    name("end_user_id"),
    name("surface"),
    { name: "ip", type: "address" },
    count("asn"),
    name("as_org"),
    name("country"),
    { name: "user_agent", type: "text", longest: longestAgent },
    name("client_fingerprint"),
    { name: "system_prompt", type: "content" },
    { name: "prompt", type: "content" },
    { name: "response", type: "content" },
    { name: "tools", type: "names", most: mostTools, longest: longestName },
    count("max_tokens"),
    { name: "temperature", type: "number", least: 0, most: 100 },
    count("input_tokens"),
    count("output_tokens"),
    count("reasoning_tokens"),
    { name: "reasoning_returned", type: "choice", choices: reasoningReturned },
    name("finish_reason"),
    { name: "status", type: "choice", choices: exchangeStatuses },
  ],
  accounts: [
    key("account_id"),
    { name: "created_at", type: "time", earliest: earliestAccount, latest: soon },
    name("email_domain"),
    name("email_hash"),
    name("organization_id"),
    { name: "organization_verified", type: "flag" },
    { name: "program", type: "choice", choices: programs },
    name("tier"),
    { name: "verification_level", type: "choice", choices: verificationLevels },
    name("payment_fingerprint"),
    name("payment_type"),
    name("phone_hash"),
    name("device_fingerprint"),
    { name: "signup_ip", type: "address" },
    name("referrer_code"),
    name("parent_account_id"),
    name("reseller_id"),
    name("country"),
    { name: "content_policy", type: "choice", choices: contentPolicies },
  ],
  releases: [
    key("model"),
    { name: "released_at", type: "time", earliest: earliestRelease, latest: () => latestRelease, required: true },
    { name: "retired_at", type: "time", earliest: earliestRelease, latest: () => latestRelease },
    name("replaces"),
  ],
};
