/** Fields of an exchange of which the roll-up counts how many have them, under the names of the contract. */
export const coveredFields = [
  "ip",
  "asn",
  "user_agent",
  "client_fingerprint",
  "prompt",
  "system_prompt",
  "tools",
  "session_id",
  "end_user_id",
  "api_key_id",
  "max_tokens",
  "output_tokens",
] as const;
export type CoveredField = (typeof coveredFields)[number];

/** Families of evidence that an exchange itself can have. */
export const coveredFamilies = ["network", "client", "content"] as const;
export type CoveredFamily = (typeof coveredFamilies)[number];

/** Attributes of an account of which it is counted how many accounts have them, under the names of the contract. */
export const coveredAttributes = [
  "payment_fingerprint",
  "payment_type",
  "email_hash",
  "phone_hash",
  "device_fingerprint",
  "signup_ip",
  "created_at",
  "email_domain",
  "referrer_code",
  "organization_id",
  "program",
  "verification_level",
  "parent_account_id",
  "reseller_id",
] as const;
export type CoveredAttribute = (typeof coveredAttributes)[number];

/** Families of evidence that the attributes of an account can have. */
export const attributeFamilies = ["payment", "identity", "network", "registration"] as const;
export type AttributeFamily = (typeof attributeFamilies)[number];
