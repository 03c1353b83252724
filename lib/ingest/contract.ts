import { z } from "zod";
import {
  contentPolicies,
  exchangeStatuses,
  IngestKind,
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
import { FileFormat, Mapping, ProfileName } from "./mapping/contract";
import { timeOf } from "./rfc3339";

export * from "./choices";
export { type Field, fieldsOf } from "./fields";
export * from "./mapping/contract";
export * from "./preview/contract";

export const IngestStatus = z.enum(["receiving", "staged", "prepared", "committed", "failed", "stopped"]);
export type IngestStatus = z.infer<typeof IngestStatus>;

export const Encoding = z.enum(["gzip", "identity"]);
export type Encoding = z.infer<typeof Encoding>;

/** What is said of an upload beside its bytes. */
export const UploadInput = z.object({
  kind: IngestKind,
  encoding: Encoding,
  /** Where the bytes come from, in words: `api`, a file's name. */
  source: z.string().min(1).max(1024),
  /** A repeat with the same key by the same actor is answered with the first result and takes nothing again. */
  idempotencyKey: z.string().min(1).max(255).optional(),
  /** Left out, it is NDJSON, or, with a profile or a mapping, told by the first bytes. */
  format: FileFormat.optional(),
  /** Where the fields of an exchange are in it; left out, the fields have the names of the contract. */
  profile: ProfileName.optional(),
  /** A mapping of this upload alone, in place of a profile. */
  mapping: Mapping.optional(),
});
export type UploadInput = z.infer<typeof UploadInput>;

export const BatchListInput = z.object({
  kind: IngestKind.optional(),
  status: IngestStatus.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});
export type BatchListInput = z.input<typeof BatchListInput>;

export const BatchInput = z.object({ id: z.uuid() });
export type BatchInput = z.infer<typeof BatchInput>;

const atMost = (longest: number) => (text: string) => [...text].length <= longest;

/** `null`, an empty text and an absent field all mean "not available". */
const text = (longest: number) => z.string().refine(atMost(longest), `longer than ${longest} characters`).nullish();
const identifier = z.string().min(1, "empty").refine(atMost(longestName), `longer than ${longestName} characters`);
const count = z.number().int().min(0).max(largestCount).nullish();
const choice = <const Values extends readonly string[]>(values: Values) =>
  z.union([z.enum(values as unknown as [string, ...string[]]), z.literal("")]).nullish();
const address = z.union([z.ipv4(), z.ipv6(), z.literal("")]).nullish();

const time = (earliest: number, latest: () => number) =>
  z.string().refine((value) => {
    const at = timeOf(value);
    return at !== undefined && at >= earliest && at <= latest();
  }, "not an RFC 3339 time in the accepted range");
const untilTomorrow = () => Date.now() + clockTolerance;

/** One request to a model and its response. Unknown fields are kept. */
export const Exchange = z.looseObject({
  exchange_id: identifier,
  ts: time(earliestExchange, untilTomorrow),
  account_id: identifier,
  model: identifier,
  api_key_id: text(longestName),
  session_id: text(longestName),
  end_user_id: text(longestName),
  /** first_party, bedrock, vertex, azure, reseller or a name of the provider's own. */
  surface: text(longestName),
  ip: address,
  asn: count,
  as_org: text(longestName),
  country: text(longestName),
  user_agent: text(longestAgent),
  client_fingerprint: text(longestName),
  system_prompt: z.string().nullish(),
  prompt: z.string().nullish(),
  response: z.string().nullish(),
  tools: z
    .array(z.string().refine(atMost(longestName)))
    .max(mostTools)
    .nullish(),
  max_tokens: count,
  temperature: z.number().min(0).max(100).nullish(),
  input_tokens: count,
  output_tokens: count,
  reasoning_tokens: count,
  reasoning_returned: choice(reasoningReturned),
  finish_reason: text(longestName),
  status: choice(exchangeStatuses),
});
export type Exchange = z.infer<typeof Exchange>;

/** What the provider knows about an account. A later line for the same account replaces all of an earlier one. */
export const Account = z.looseObject({
  account_id: identifier,
  created_at: time(earliestAccount, untilTomorrow).nullish(),
  email_domain: text(longestName),
  /** SHA-256 of the normalised address, in hexadecimal. */
  email_hash: text(longestName),
  organization_id: text(longestName),
  organization_verified: z.boolean().nullish(),
  program: choice(programs),
  tier: text(longestName),
  verification_level: choice(verificationLevels),
  payment_fingerprint: text(longestName),
  payment_type: text(longestName),
  phone_hash: text(longestName),
  device_fingerprint: text(longestName),
  signup_ip: address,
  referrer_code: text(longestName),
  parent_account_id: text(longestName),
  reseller_id: text(longestName),
  country: text(longestName),
  content_policy: choice(contentPolicies),
});
export type Account = z.infer<typeof Account>;

/** When a model became available. */
export const Release = z.looseObject({
  model: identifier,
  released_at: time(earliestRelease, () => latestRelease),
  retired_at: time(earliestRelease, () => latestRelease).nullish(),
  replaces: text(longestName),
});
export type Release = z.infer<typeof Release>;

/** What came of one upload or file. */
export const IngestBatchView = z.object({
  id: z.uuid(),
  kind: IngestKind,
  status: IngestStatus,
  source: z.string(),
  lines: z.number(),
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  bytes: z.number(),
  error: z.string().optional(),
  started_at: z.iso.datetime(),
  committed_at: z.iso.datetime().optional(),
});
export type IngestBatchView = z.infer<typeof IngestBatchView>;

export const IngestBatchPage = z.object({ rows: z.array(IngestBatchView), nextCursor: z.string().nullable() });
export type IngestBatchPage = z.infer<typeof IngestBatchPage>;

/** One line that was not taken. */
export const RejectView = z.object({
  line: z.number(),
  field: z.string(),
  reason: z.string(),
  excerpt: z.string(),
});
export type RejectView = z.infer<typeof RejectView>;
