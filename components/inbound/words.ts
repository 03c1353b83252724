import type { InboundBatchState, InboundKind, InboundState } from "@/lib/inbound/contract";

export const kindWords: Record<InboundKind, string> = {
  ip: "address",
  ip_range: "address range",
  asn: "AS number",
  mail_domain: "mail domain",
  user_agent: "user agent",
  client_fingerprint: "client fingerprint",
  template: "prompt template",
  mail_token: "mail token",
  phone_token: "phone token",
  account_token: "account token",
  pattern: "pattern",
};

export const stateColors: Record<InboundState | InboundBatchState, string> = {
  quarantined: "yellow",
  received: "yellow",
  reviewed: "blue",
  accepted: "teal",
  refused: "gray",
  expired: "gray",
  revoked: "gray",
};
