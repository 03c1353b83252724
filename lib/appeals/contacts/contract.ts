import { z } from "zod";

/** A mailbox, and nothing that could pass for a second one or for a header. */
export const Address = z
  .string()
  .trim()
  .max(254, "An address has at most 254 characters.")
  .pipe(z.email("This is not a mail address, such as owner@example.org."));

const accountId = z.string().min(1).max(256);

/** Where the owner of an account is written to: one line of the upload. */
export const ContactLine = z.object({
  account_id: accountId,
  address: Address,
  /** BCP 47; English where there are no words in it. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i, "Give the language as BCP 47 has it, such as de or en-GB.")
    .default("en"),
  /** What of a payment in advance is left, as the owner is told: `120.50 USD`. */
  prepaid_balance: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}{}]*$/u, "One line, without braces.")
    .optional(),
});
export type ContactLine = z.infer<typeof ContactLine>;

/** That a proof was checked: the result, who checked, and when. Nothing of what was shown. */
export const VerificationLine = z.strictObject(
  {
    account_id: accountId,
    appeal_id: z.uuid().optional(),
    proof: z.enum(["usage_attestation", "identity"]),
    /** Who checked it. */
    provider: z
      .string()
      .trim()
      .min(2)
      .max(100)
      .regex(/^[^\p{Cc}]*$/u),
    passed: z.boolean(),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? "Only the result, the provider and the date are kept: send nothing else."
        : undefined,
  },
);
export type VerificationLine = z.infer<typeof VerificationLine>;

/** Lines that were not taken, each with its number from 1 and why. */
export interface TakenLines {
  taken: number;
  rejected: { line: number; reason: string }[];
}

export interface VerificationResultView {
  proof: "usage_attestation" | "identity";
  provider: string;
  passed: boolean;
  recordedAt: string;
}
