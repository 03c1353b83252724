import { z } from "zod";

export const Subject = z.enum(["account", "key", "end_user"]);
export type Subject = z.infer<typeof Subject>;
export const Effect = z.enum(["allow", "throttle", "deny"]);
export type Effect = z.infer<typeof Effect>;

/** What is held against one subject now: an account, or a key or an end user of it. */
export interface Rule {
  subject: Subject;
  accountId: string;
  /** The key or the end user; empty for the account as a whole. */
  part: string;
  effect: Effect;
  /** Requests a minute over all replicas, for a throttle. */
  perMinute: number | null;
  obligations: string[];
  /** The policy in the words that its owner is told; null for a covert measure. */
  reasonClass: string | null;
  decisionId: string;
  /** Milliseconds since 1970, infinite for what does not end by itself. */
  expiresAt: number;
}

export type RuleName = Pick<Rule, "subject" | "accountId" | "part">;

/** One word for a subject; ids may hold any character but this one, which no database text holds. */
export const nameOf = ({ subject, accountId, part }: RuleName): string => `${subject}\0${accountId}\0${part}`;

/** Whether a gateway has anything to do because of it. A throttle without a figure says nothing that could be done. */
export function isActive({ effect, perMinute, obligations, expiresAt }: Rule, now: number): boolean {
  if (expiresAt <= now) return false;
  return effect === "deny" || obligations.length > 0 || (effect === "throttle" && perMinute !== null);
}
