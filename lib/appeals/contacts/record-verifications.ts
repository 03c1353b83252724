import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { recordEvent } from "../store/events";
import { type TakenLines, VerificationLine } from "./contract";
import { readLines } from "./lines";
import * as store from "./store";

const Input = z.object({ text: z.string() });

/**
 * Takes what came of proofs that the provider had checked, as NDJSON. What was shown is refused, the rest is kept: the result, who
 * checked it, and when. An open appeal of the account has it in its record.
 */
export function recordVerifications(ctx: Context, input: z.input<typeof Input>): Promise<TakenLines> {
  return runCommand(
    ctx,
    { permission: "contact.write", schema: Input, input },
    async ({ tx, ctx, input, now, record }) => {
      const { lines, rejected } = readLines(input.text, VerificationLine);
      const ids = await store.insertResults(tx, lines, now);
      const recorded = lines.map(({ account_id: accountId }, i) => ({ accountId, resultId: ids[i] ?? "" }));
      await store.announceResults(tx, recorded);
      const open = await store.readOpenAppealsOf(
        tx,
        lines.map(({ account_id }) => account_id),
      );
      for (const { account_id, proof, provider, passed } of lines) {
        for (const { id: appealId } of open.filter(({ accountId }) => accountId === account_id)) {
          const detail = { proof, provider, passed };
          await recordEvent(tx, { appealId, event: { kind: "verified" }, detail, actor: ctx.actor, at: now });
        }
      }
      record({
        action: "verification.record",
        subject: { type: "account", id: lines[0]?.account_id ?? "none" },
        detail: { taken: lines.length, rejected: rejected.length },
        live: open.map(({ id }) => ({ topic: "appeal", subjectId: id })),
      });
      return { taken: lines.length, rejected };
    },
  );
}
