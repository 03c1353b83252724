import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { canonicalJson } from "@/lib/kernel";
import type { AccountPart } from "../measures/contract";
import { type ProposalRow, readProposal as read, readSubjectsOf } from "../store/proposals";
import { comparedFields, type ProposalDifference, type ProposalView } from "./contract";
import { readOne } from "./view";

const Input = z.object({ proposalId: z.uuid() });

/** A proposal with whom it froze (the part is empty for whole accounts), and how it differs from the one it was made anew from. Throws `not_found`. */
export const readProposal = (
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<{ proposal: ProposalView; subjects: AccountPart[]; difference: ProposalDifference | null }> =>
  runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ proposalId }) => {
    const [proposal, subjects] = await Promise.all([readOne(ctx.db, proposalId), readSubjectsOf(ctx.db, proposalId)]);
    const [row, previous] = await Promise.all(
      [proposalId, proposal.previousId].map((id) => (id === null ? null : read(ctx.db, id))),
    );
    if (!row || !previous) return { proposal, subjects, difference: null };
    const before = await readSubjectsOf(ctx.db, previous.id);
    return { proposal, subjects, difference: differenceOf(previous, row, before.map(nameOf), subjects.map(nameOf)) };
  });

/** An account, or a part of one, as people read it. */
const nameOf = ({ accountId, part }: AccountPart): string => (part === "" ? accountId : `${accountId} / ${part}`);

function differenceOf(
  previous: ProposalRow,
  row: ProposalRow,
  before: readonly string[],
  after: readonly string[],
): ProposalDifference {
  const [was, is] = [new Set(before), new Set(after)];
  return {
    previousId: previous.id,
    added: after.filter((id) => !was.has(id)),
    removed: [...was].filter((id) => !is.has(id)),
    changed: comparedFields.flatMap((field) => {
      const [one, other] = [previous[field], row[field]];
      return canonicalJson(one) === canonicalJson(other) ? [] : [{ field, before: one, after: other }];
    }),
  };
}
