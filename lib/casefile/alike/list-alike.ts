import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { findHolders, type ValueKind } from "@/lib/detection";
import { notFound } from "@/lib/kernel";
import { readAlike, readWording, type Wording } from "@/lib/traffic";
import type { AlikeList } from "./contract";

const Input = z.object({ accountId: z.string().min(1), exchangeId: z.string().min(1) });

/** Accounts whose exchanges are compared, those with the rarest wording first, and exchanges of each. */
const mostAccounts = 100;
const each = 20;
const most = 100;

const kinds = {
  template: "template",
  prefix: "prefix",
  suffix: "suffix",
  systemPrompt: "system_prompt",
} as const satisfies Record<keyof Wording, ValueKind>;

/**
 * Exchanges of other accounts that are worded like one: with its template, its wrapper or its system prompt, the most similar first.
 * Says how similar they are, and nobody's words.
 * @throws `not_found` for an exchange that is not stored; `precondition_failed` before any run over everything
 */
export function listAlike(ctx: Context, input: z.input<typeof Input>): Promise<AlikeList> {
  return runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ accountId, exchangeId }) => {
    const wording = await readWording(ctx.warehouse, accountId, exchangeId);
    if (wording === undefined) throw notFound("Exchange", exchangeId);
    const values = (Object.keys(kinds) as (keyof Wording)[])
      .filter((name) => wording[name] !== "0")
      .map((name) => ({ kind: kinds[name], value: wording[name] }));
    const { accountIds, total, measure } = await findHolders(ctx, values, [accountId], mostAccounts);
    const found =
      accountIds.length === 0
        ? []
        : await readAlike(ctx.warehouse, { ...wording, accountId, exchangeId, accountIds, each, most });
    return {
      rows: found.map(({ at, sameTemplate, ...row }) => {
        return { ...row, ts: new Date(Number(at)).toISOString(), sameTemplate: sameTemplate === 1 };
      }),
      accounts: total,
      lookedAt: accountIds.length,
      asOf: measure.by.at,
    };
  });
}
