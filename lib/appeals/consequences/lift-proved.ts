import type { Context } from "@/lib/command";
import { reverseDecision } from "@/lib/decisions";
import { isDomainError } from "@/lib/kernel";
import type { VerificationRecorded } from "../contract";
import { readProofsAsked, readVerificationResult } from "../store/consequences";

/** A proof that was given ends the measures that ask for it. One that did not pass, or proves something else, ends nothing. */
export async function liftProved(ctx: Context, { accountId, resultId }: VerificationRecorded): Promise<void> {
  const result = await readVerificationResult(ctx.db, resultId);
  if (result === null || !result.passed || result.accountId !== accountId) return;
  const reason = `The proof that was asked for was given: ${result.proof.replaceAll("_", " ")}, checked by ${result.provider}.`;
  for (const decisionId of await readProofsAsked(ctx.db, accountId, result.proof, ctx.clock())) {
    try {
      await reverseDecision(ctx, { decisionId, reason });
    } catch (error) {
      // A person took it back in the same moment.
      if (!isDomainError(error, "conflict")) throw error;
    }
  }
}
