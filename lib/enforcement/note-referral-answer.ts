import { type Context, runCommand } from "@/lib/command";
import { forbiddenTransition } from "@/lib/kernel";
import { NoteReferralAnswer } from "./contract";
import { insertAnswers, readOpenReferrals } from "./store/ledger";

/**
 * Notes that the cloud or reseller answered to whom accounts were referred: for every account of the same act, once.
 * @throws `forbidden_transition` when it is no referral, was answered already, or was taken back
 */
export const noteReferralAnswer = (ctx: Context, input: NoteReferralAnswer): Promise<{ answered: number }> =>
  runCommand(
    ctx,
    { permission: "account.restrict", schema: NoteReferralAnswer, input },
    async ({ tx, input: { decisionId, words }, now, record }) => {
      const open = await readOpenReferrals(tx, decisionId);
      const noted = { words, notedById: ctx.actor.id, notedByName: ctx.actor.name, notedAt: now };
      const { count } = await insertAnswers(
        tx,
        open.map((id) => ({ decisionId: id, ...noted })),
      );
      if (count === 0) {
        throw forbiddenTransition(
          "There is no open referral: it was answered or taken back already. Nothing was noted.",
        );
      }
      record({
        action: "referral.answer",
        subject: { type: "decision", id: decisionId },
        detail: { words, answered: count },
        live: [{ topic: "enforcement" }],
      });
      return { answered: count };
    },
  );
