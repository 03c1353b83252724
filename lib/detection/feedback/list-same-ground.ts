import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { SameGround, SameGroundList } from "./contract";
import { readCurrentRuns, readMemberGround, readSharedGround } from "./store/same-ground";

const mostRows = 1_000;
const Input = z.object({ accountId: z.string().min(1) });

/**
 * Accounts whose flag rests on the values that the given account's flag rests on. When an account turns out to be innocent, these
 * are to be looked at again: first those that would not be members without the values. What a value gives is what it adds
 * beside stronger ones of its family, so that some that are said to fall may be held by others.
 */
export function listSameGround(ctx: Context, input: z.input<typeof Input>): Promise<SameGroundList> {
  return runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ accountId }) => {
    const shared = await readSharedGround(ctx.warehouse, await readCurrentRuns(ctx.db), accountId);
    const members = await readMemberGround(
      ctx.db,
      [...new Set(shared.map(({ campaignId }) => campaignId))],
      shared.map((one) => one.accountId),
    );
    const rows = shared.flatMap((one): SameGround[] => {
      const member = members.get(`${one.campaignId}/${one.accountId}`);
      if (!member) return [];
      const { codeName, score, asked } = member;
      return [{ ...one, codeName, score, asked, falls: score - one.shared < asked }];
    });
    rows.sort(
      (a, b) => Number(b.falls) - Number(a.falls) || b.shared - a.shared || (a.accountId < b.accountId ? -1 : 1),
    );
    return { rows: rows.slice(0, mostRows), total: rows.length, falling: rows.filter(({ falls }) => falls).length };
  });
}
