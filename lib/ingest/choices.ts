import { z } from "zod";

export const IngestKind = z.enum(["exchanges", "accounts", "releases"]);
export type IngestKind = z.infer<typeof IngestKind>;

/** A provider may have names of its own beside these. */
export const surfaces = ["first_party", "bedrock", "vertex", "azure", "reseller"] as const;
export const reasoningReturned = ["none", "summary", "full"] as const;
export const exchangeStatuses = ["ok", "refused", "error", "throttled"] as const;
export const programs = ["none", "education", "startup", "research", "enterprise"] as const;
export const verificationLevels = ["none", "email", "phone", "payment", "identity", "attested"] as const;
export const contentPolicies = ["standard", "no_human_review", "zero_retention"] as const;
