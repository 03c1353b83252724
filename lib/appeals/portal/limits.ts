import { consumeRate } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { rateLimited } from "@/lib/kernel";

const hourly = 60 * 60;

/**
 * What the portal takes. A client is an address on the network, which many people may share; a notice is one owner's. What all together
 * may send keeps a bot with thousands of accounts from filling the reviewers' queue within an hour.
 */
export const limits = {
  links: {
    client: { window: hourly, max: 20 },
    notice: { window: hourly, max: 3 },
    all: { window: hourly, max: 3_000 },
  },
  openings: { client: { window: 10 * 60, max: 120 } },
  words: {
    client: { window: hourly, max: 30 },
    notice: { window: 24 * hourly, max: 20 },
    all: { window: hourly, max: 1_000 },
  },
} as const;

/** Counts one attempt outside of any transaction, so that a refused one counts too. @returns seconds to wait, when it is one too many */
export async function isTooMany(
  { db, clock }: Context,
  key: string,
  rule: { window: number; max: number },
): Promise<number | undefined> {
  const { retryAfter } = await consumeRate(`appeal/${key}`, rule, { db, now: clock().getTime() });
  return retryAfter ?? undefined;
}

/** @throws `rate_limited` */
export async function requireFew(ctx: Context, key: string, rule: { window: number; max: number }): Promise<void> {
  const seconds = await isTooMany(ctx, key, rule);
  if (seconds !== undefined) throw rateLimited(seconds);
}
