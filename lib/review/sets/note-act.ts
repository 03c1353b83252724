import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { findSet } from "../store/sets";
import { recordChange } from "./change-set";

const NoteAct = z.object({
  setId: z.uuid(),
  /** What was decided on whom. */
  note: z.string().min(1).max(2_000),
  accountIds: z.array(z.string()).min(1),
});

/** Writes into a set's history that its members were decided on; the set stays as it is. Throws `not_found`. */
export const noteAct = (ctx: Context, input: z.input<typeof NoteAct>): Promise<void> =>
  runCommand(ctx, { permission: "review.work", schema: NoteAct, input }, async (scope) => {
    const { setId, note, accountIds } = scope.input;
    const set = await findSet(scope.tx, setId);
    if (set === null) throw notFound("Set", setId);
    await recordChange(scope, set, { kind: "acted", accountIds, note });
  });
