import type { CommandScope } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import type { AppealSummary } from "../contract";
import { listAppealRows } from "../store/appeals";
import { summaryOf } from "./view";

/** The appeal as an act has left it. */
export async function summaryAfter({ tx, ctx }: CommandScope<unknown>, id: string): Promise<AppealSummary> {
  const [row] = await listAppealRows(tx, { part: "all", id }, ctx.actor.id, 1);
  if (row === undefined) throw notFound("Appeal", id);
  return summaryOf(row);
}
