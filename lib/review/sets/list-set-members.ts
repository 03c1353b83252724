import { z } from "zod";
import { readStandings } from "@/lib/campaigns";
import { type Context, runQuery } from "@/lib/command";
import { decodeCursor, encodeCursor, notFound } from "@/lib/kernel";
import {
  countSetMembers,
  readPresentMemberships,
  readSetMembers,
  type SetMemberAsked,
  type StoredSetMember,
} from "../store/set-members";
import { findSet } from "../store/sets";
import { type SetMemberPage, SetMemberQuery, type SetMemberRow } from "./contract";
import { originOf } from "./read-set";

const Input = SetMemberQuery.extend({ setId: z.uuid() });

/** A page of a set's members, each with what it is in which campaign. Throws `not_found`. */
export const listSetMembers = (ctx: Context, input: z.input<typeof Input>): Promise<SetMemberPage> =>
  runQuery(ctx, { permission: "campaign.read", schema: Input, input }, async ({ setId, cursor, ...query }) => {
    if ((await findSet(ctx.db, setId)) === null) throw notFound("Set", setId);
    const after = cursor === undefined ? undefined : String(decodeCursor(cursor)[0]);
    const asked: SetMemberAsked = { ...query, after };
    const [found, total] = await Promise.all([
      readSetMembers(ctx.db, setId, asked),
      countSetMembers(ctx.db, setId, asked),
    ]);
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    const nextCursor = found.length > query.limit && last ? encodeCursor([last.accountId]) : null;
    return { rows: await viewsOf(ctx, page), total, nextCursor };
  });

async function viewsOf({ db }: Context, page: readonly StoredSetMember[]): Promise<SetMemberRow[]> {
  const ids = page.map(({ accountId }) => accountId);
  const [standings, memberships] = await Promise.all([readStandings(db, page), readPresentMemberships(db, ids)]);
  const campaigns = new Map<string, SetMemberRow["campaigns"]>(ids.map((id) => [id, []]));
  for (const { accountId, campaign, ...membership } of memberships)
    campaigns.get(accountId)?.push({ ...membership, ...campaign });
  return page.map(({ accountId, addedBy, addedAt, origin }) => ({
    accountId,
    standing: standings.get(accountId) ?? "active",
    campaigns: campaigns.get(accountId) ?? [],
    addedBy,
    addedAt: addedAt.toISOString(),
    origin: originOf(origin),
  }));
}
