import { type Actor, consumeRate } from "@/lib/auth";
import type { Database } from "@/lib/db";
import { rateLimited, unauthenticated } from "@/lib/kernel";
import { findLiveKey } from "../store/keys";
import { requestRate } from "./limits";
import { hashOf, sentKey } from "./partner-key";

/**
 * Which partner sent these headers, by its key alone: a session of the console counts for nothing. The actor's id is the partner's.
 * @throws `unauthenticated`; `rate_limited` for more requests than a key may make
 */
export async function authenticatePartner(db: Database, headers: Headers, now: Date): Promise<Actor> {
  const key = sentKey(headers);
  const known = key === undefined ? undefined : await findLiveKey(db, hashOf(key), now);
  if (known === undefined) throw unauthenticated();
  const { allowed, retryAfter } = await consumeRate(`partner-key/${known.id}`, requestRate, { db, now: now.getTime() });
  if (!allowed) throw rateLimited(retryAfter ?? requestRate.window);
  const permissions = new Set(["collection.use", "overlap.ask"] as const);
  return { type: "partner", id: known.partnerId, name: `${known.partner.name} (${known.name})`, permissions };
}
