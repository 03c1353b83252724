import type { Context } from "@/lib/command";
import { listDecisions } from "@/lib/decisions";
import { ConsequenceDetail, type ConsequenceView } from "../contract";
import { readConsequences } from "../store/consequences";

/** What follows from the ruling on an appeal, each with how far it is. */
export async function viewConsequences(ctx: Context, appealId: string): Promise<ConsequenceView[]> {
  const rows = (await readConsequences(ctx.db, appealId)).map((row) => ({
    ...row,
    detail: ConsequenceDetail.parse(row.detail),
  }));
  const ids = rows.flatMap(({ detail }) => detail.decisionIds);
  const decisions = ids.length === 0 ? [] : await listDecisions(ctx, { ids });
  return rows.map(({ kind, state, detail, error, nextAttemptAt, doneAt }) => ({
    ...{ kind, state, detail, error },
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    doneAt: doneAt?.toISOString() ?? null,
    decisions: decisions.filter(({ id }) => detail.decisionIds.includes(id)),
  }));
}
