import type { Family } from "@/lib/detection/contract";
import type { CoveredAttribute, CoveredField } from "@/lib/traffic/contract";

/** Where a family of evidence comes from, and what detection does without it. */
export interface FamilyEvidence {
  family: Family;
  exchangeFields: readonly CoveredField[];
  accountFields: readonly CoveredAttribute[];
  /** What is lost where none of it is there. */
  loss: string;
}

export const familyEvidence: readonly FamilyEvidence[] = [
  {
    family: "payment",
    exchangeFields: [],
    accountFields: ["payment_fingerprint"],
    loss: "No card can tie two accounts, and none can be the hard link that suspending and banning ask for.",
  },
  {
    family: "identity",
    exchangeFields: [],
    accountFields: ["email_hash", "phone_hash", "device_fingerprint"],
    loss: "No mail address, phone number or device can tie two accounts or be a hard link.",
  },
  {
    family: "network",
    exchangeFields: ["ip", "asn"],
    accountFields: ["signup_ip"],
    loss: "No address can tie two accounts, and a shared egress, of a relay or of a company, cannot be told.",
  },
  {
    family: "client",
    exchangeFields: ["user_agent", "client_fingerprint"],
    accountFields: [],
    loss: "No user agent and no client fingerprint can tie two accounts.",
  },
  {
    family: "content",
    exchangeFields: ["prompt", "system_prompt", "tools"],
    accountFields: [],
    loss: "No template, wrapper or system prompt can tie two accounts, and what is asked for cannot be measured: elicitation and capability are what a verdict of distillation rests on.",
  },
  {
    family: "registration",
    exchangeFields: [],
    accountFields: ["created_at", "email_domain", "referrer_code"],
    loss: "Accounts that were opened together, under one mail domain or by one referrer, cannot be told from others.",
  },
  {
    family: "timing",
    exchangeFields: [],
    accountFields: [],
    loss: "",
  },
];

/** Fields that are evidence of no family, each with what is judged by it. */
export const otherExchangeFields: Partial<Record<CoveredField, string>> = {
  session_id: "Whether exchanges are single questions or turns of a conversation.",
  end_user_id: "Whose traffic it is behind an account that serves others: relays and platforms.",
  api_key_id: "Which key to revoke when an account is compromised.",
  max_tokens: "How long an answer was asked for; people see it, detection does not use it.",
  output_tokens: "How much is taken out.",
};
export const otherAccountFields: Partial<Record<CoveredAttribute, string>> = {
  payment_type: "How an account pays.",
  organization_id: "Whose an account is: accounts of one organisation are no campaign.",
  program: "Whether an account is of a programme for education, research, start-ups or enterprises.",
  verification_level: "How far an account's owner is known.",
  parent_account_id: "Accounts under a cloud tenant.",
  reseller_id: "Accounts that a reseller sold.",
};
