import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { readStrikeEvents } from "../store/policies";
import type { StrikeView } from "./contract";
import { readPolicies } from "./read-terms";
import { strikesOf } from "./strikes";

const Input = z.object({ accountId: z.string().min(1) });

/** What counts against an account now, under whatever policy, the newest first. */
export const listStrikes = (ctx: Context, input: z.input<typeof Input>): Promise<StrikeView[]> =>
  runQuery(ctx, { permission: "account.read", schema: Input, input }, async ({ accountId }) => {
    const [policies, events] = await Promise.all([readPolicies(ctx.db), readStrikeEvents(ctx.db, [accountId])]);
    const days = (policy: keyof typeof policies) => policies[policy].terms.strikeDays;
    return strikesOf(events.get(accountId) ?? [], days, ctx.clock())
      .map(({ at, until, ...strike }) => ({ ...strike, at: at.toISOString(), until: until.toISOString() }))
      .reverse();
  });
