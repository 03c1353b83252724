import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { type QueuePart, type SetList, SetQuery } from "../contract";
import { findSets } from "../store/sets";
import { readStates } from "../store/states";
import { isIn } from "../view";
import { setViewOf } from "./change-set";

/** All sets of the team with who works on each, what changed last first; or a part of them, as of a queue. */
export const listSets = (ctx: Context, input: SetQuery): Promise<SetList> =>
  runQuery(ctx, { permission: "campaign.read", schema: SetQuery, input }, async ({ q, part }) => {
    const sets = await findSets(
      ctx.db,
      q ? { name: { contains: q.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" } } : {},
    );
    const ids = sets.map(({ id }) => id);
    const stateOf = await readStates(ctx.db, "set", ids, ctx.clock());
    const rows = sets.map((set) => ({ ...setViewOf(set), review: stateOf(set.id) }));
    const within = (one: QueuePart) => rows.filter(({ review }) => isIn(one, review, ctx.actor.id));
    return {
      rows: part === undefined ? rows : within(part),
      total: rows.length,
      mine: within("mine").length,
    };
  });

/** The sets that an account is in. */
export const listSetsOf = (ctx: Context, input: { accountId: string }): Promise<SetList> =>
  runQuery(
    ctx,
    { permission: "campaign.read", schema: z.object({ accountId: z.string().min(1) }), input },
    async ({ accountId }) => {
      const sets = await findSets(ctx.db, { members: { some: { accountId } } });
      const stateOf = await readStates(
        ctx.db,
        "set",
        sets.map(({ id }) => id),
        ctx.clock(),
      );
      const rows = sets.map((set) => ({ ...setViewOf(set), review: stateOf(set.id) }));
      return { rows, total: rows.length, mine: rows.filter(({ review }) => isIn("mine", review, ctx.actor.id)).length };
    },
  );
