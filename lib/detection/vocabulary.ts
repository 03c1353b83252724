import { z } from "zod";

/** The evidence families, in the order in which screens and hashes list them. */
export const families = ["payment", "identity", "network", "client", "content", "registration", "timing"] as const;
export const Family = z.enum(families);
export type Family = z.infer<typeof Family>;

/** What a campaign is, in words of the glossary. */
export const verdicts = ["distillation", "relay", "shared_infrastructure", "evaluation", "undetermined"] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

export const VerdictBy = z.enum(["detection", "analyst"]);
export type VerdictBy = z.infer<typeof VerdictBy>;

export const Tier = z.enum(["core", "associated"]);
export type Tier = z.infer<typeof Tier>;

export const Disposition = z.enum(["operated", "compromised", "relay_customer", "bystander", "unknown"]);
export type Disposition = z.infer<typeof Disposition>;

/** Kinds of shared values, each with the family that it is evidence of. */
export const valueKinds = {
  card: "payment",
  phone: "identity",
  device: "identity",
  mail: "identity",
  ip: "network",
  ip_prefix: "network",
  user_agent: "client",
  client_fingerprint: "client",
  template: "content",
  prefix: "content",
  suffix: "content",
  system_prompt: "content",
  tool_schema: "content",
  signup_ip: "network",
  mail_domain: "registration",
  referrer: "registration",
  signup_window: "registration",
  first_call_window: "registration",
} as const satisfies Record<string, Family>;
export const ValueKind = z.enum(Object.keys(valueKinds) as [keyof typeof valueKinds, ...(keyof typeof valueKinds)[]]);
export type ValueKind = z.infer<typeof ValueKind>;

/** What a campaign with the verdict `distillation` is said to be, in words that leave room for another explanation. */
export const consistentWithDistillation = "Coordinated extraction, consistent with distillation";

/** Whose word a verdict or a disposition is. */
export const verdictByWords: Record<VerdictBy, string> = {
  detection: "suggested by detection",
  analyst: "decided by a person",
};

/** How many core accounts nobody has said anything of, in a sentence. */
export const unsaidOf = (unsaid: string, core: string): string =>
  `What ${unsaid} of ${core} core accounts are, nobody has said.`;
