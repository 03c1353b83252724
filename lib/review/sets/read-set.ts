import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { readSetIds } from "../store/set-members";
import { findSet, readSetChanges } from "../store/sets";
import { setViewOf } from "./change-set";
import { type AccountSetView, type SetChangeView, SetOrigin } from "./contract";

const Input = z.object({ setId: z.uuid() });

/** One set. Throws `not_found`, also once it is deleted. */
export const readSet = (ctx: Context, input: z.input<typeof Input>): Promise<AccountSetView> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ setId }) => {
    const set = await findSet(ctx.db, setId);
    if (set === null) throw notFound("Set", setId);
    return setViewOf(set);
  });

/** One set with the ids of its members, in order. Throws `not_found`. */
export const readSetAccounts = (
  ctx: Context,
  input: z.input<typeof Input>,
): Promise<{ set: AccountSetView; accountIds: string[] }> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ setId }) => ({
    set: await readSet(ctx, { setId }),
    accountIds: await readSetIds(ctx.db, setId),
  }));

/** Changes that are shown; a set that changes more often is somebody's script. */
const mostChanges = 500;

/** What was done to a set and on it, the newest first; of a deleted one too. */
export const listSetChanges = (ctx: Context, input: z.input<typeof Input>): Promise<{ rows: SetChangeView[] }> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ setId }) => {
    const rows = await readSetChanges(ctx.db, setId, mostChanges);
    if (rows.length === 0) throw notFound("Set", setId);
    return {
      rows: rows.map(({ origin, at, ...row }) => ({ ...row, origin: originOf(origin), at: at.toISOString() })),
    };
  });

export const originOf = (stored: unknown): SetOrigin | null => (stored === null ? null : SetOrigin.parse(stored));
