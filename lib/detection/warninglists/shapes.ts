import { z } from "zod";

/** An accepted list of what is common: what it names is a hub while it holds. */
export const HeldWarninglist = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.string(),
  /** How many values it names. */
  entries: z.number().int(),
  /** SHA-256 of what it names, in whatever order. */
  hash: z.string(),
});
export type HeldWarninglist = z.infer<typeof HeldWarninglist>;

/** Values of own traffic that two accounts or more share and that a list makes hubs. */
export const WarninglistReach = z.object({
  ip: z.number().int(),
  ip_prefix: z.number().int(),
  signup_ip: z.number().int(),
  mail_domain: z.number().int(),
  user_agent: z.number().int(),
});
export type WarninglistReach = z.infer<typeof WarninglistReach>;
export type ListedKind = keyof WarninglistReach;

/** Most values that all lists that hold name together. */
export const mostListed = 1_000_000;
