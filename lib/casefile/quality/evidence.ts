import type { Family } from "@/lib/detection/contract";
import type { CoveredAttribute, CoveredField } from "@/lib/traffic/contract";

/** The fields that a family of evidence comes from, and what detection does without any of them. */
export interface FamilyEvidence<Field extends string> {
  family: Family;
  fields: readonly Field[];
  loss: string;
}

export const exchangeEvidence: readonly FamilyEvidence<CoveredField>[] = [
  {
    family: "network",
    fields: ["ip", "asn"],
    loss: "No address of traffic can tie two accounts, and an egress that many share, of a relay or of a company, cannot be told.",
  },
  {
    family: "client",
    fields: ["user_agent", "client_fingerprint"],
    loss: "No user agent and no client fingerprint can tie two accounts.",
  },
  {
    family: "content",
    fields: ["prompt", "system_prompt", "tools"],
    loss: "No template, wrapper or system prompt can tie two accounts, and what is asked for cannot be measured, which a verdict of distillation rests on.",
  },
];

export const accountEvidence: readonly FamilyEvidence<CoveredAttribute>[] = [
  {
    family: "payment",
    fields: ["payment_fingerprint"],
    loss: "No card can tie two accounts, and none can be the hard link that a ban asks for.",
  },
  {
    family: "identity",
    fields: ["email_hash", "phone_hash", "device_fingerprint"],
    loss: "No mail address, phone number or device can tie two accounts or be a hard link.",
  },
  {
    family: "network",
    fields: ["signup_ip"],
    loss: "Accounts that were opened from one address cannot be told.",
  },
  {
    family: "registration",
    fields: ["created_at", "email_domain", "referrer_code"],
    loss: "Accounts that were opened together, under one mail domain or by one referrer, cannot be told from others.",
  },
];

/** Fields that are evidence of no family, each with what it is for. */
export const otherExchangeFields: Partial<Record<CoveredField, string>> = {
  session_id: "tells single questions from turns of a conversation",
  end_user_id: "tells who is behind an account that serves others",
  api_key_id: "names the key to revoke when an account is compromised",
  output_tokens: "how much is taken out",
  max_tokens: "how long an answer was asked for; detection does not use it",
};
export const otherAccountFields: Partial<Record<CoveredAttribute, string>> = {
  payment_type: "a contract or an invoice speaks for an account",
  organization_id: "whose an account is",
  program: "research, education, start-ups, enterprise: speaks for an account",
  verification_level: "how far an account's owner is known",
  parent_account_id: "accounts under one cloud tenant",
  reseller_id: "accounts that a reseller sold",
};
