import { z } from "zod";
import { literal } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import type { Prisma } from "@/prisma/generated/client";
import { type QueuePart, queueParts, type SetList, SetQuery } from "../contract";
import { findSets } from "../store/sets";
import { readStates } from "../store/states";
import { isIn } from "../view";
import { setViewOf } from "./change-set";

/** All sets of the team with who works on each, what changed last first; or a part of them, as of a queue. */
export const listSets = (ctx: Context, input: SetQuery): Promise<SetList> =>
  runQuery(ctx, { permission: "campaign.read", schema: SetQuery, input }, ({ q, part }) =>
    read(ctx, q ? { name: { contains: literal(q), mode: "insensitive" } } : {}, part),
  );

const OfAccount = z.object({ accountId: z.string().min(1) });

/** The sets that an account is in. */
export const listSetsOf = (ctx: Context, input: z.input<typeof OfAccount>): Promise<SetList> =>
  runQuery(ctx, { permission: "campaign.read", schema: OfAccount, input }, ({ accountId }) =>
    read(ctx, { members: { some: { accountId } } }),
  );

async function read(ctx: Context, where: Prisma.AccountSetWhereInput, part?: QueuePart): Promise<SetList> {
  const sets = await findSets(ctx.db, where);
  const ids = sets.map(({ id }) => id);
  const stateOf = await readStates(ctx.db, "set", ids, ctx.clock());
  const rows = sets.map((set) => ({ ...setViewOf(set), review: stateOf(set.id) }));
  const within = (one: QueuePart) => rows.filter(({ review }) => isIn(one, review, ctx.actor.id));
  const counts = Object.fromEntries(queueParts.map((one) => [one, within(one).length])) as SetList["counts"];
  return { rows: part === undefined ? rows : within(part), total: rows.length, counts };
}
