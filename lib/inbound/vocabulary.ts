import { z } from "zod";

export const inboundFormats = ["stix", "misp", "warninglist", "csv"] as const;
export const InboundFormat = z.enum(inboundFormats);
export type InboundFormat = z.infer<typeof InboundFormat>;

/** What an inbound indicator may be about. `pattern` is what cannot be compared with own traffic. */
export const inboundKinds = [
  "ip",
  "ip_range",
  "asn",
  "mail_domain",
  "user_agent",
  "client_fingerprint",
  "template",
  "mail_token",
  "phone_token",
  "account_token",
  "pattern",
] as const;
export const InboundKind = z.enum(inboundKinds);
export type InboundKind = z.infer<typeof InboundKind>;

/** How far an indicator has come. Only accepted ones count. */
export const inboundStates = ["quarantined", "accepted", "refused", "expired", "revoked"] as const;
export const InboundState = z.enum(inboundStates);
export type InboundState = z.infer<typeof InboundState>;

export const InboundBatchState = z.enum(["received", "reviewed", "accepted", "refused"]);
export type InboundBatchState = z.infer<typeof InboundBatchState>;

export { Tlp as InboundTlp } from "@/lib/taxii/contract";

export const SightingKind = z.enum(["seen", "false_positive", "expired"]);
export type SightingKind = z.infer<typeof SightingKind>;
