import { requirePermission } from "@/lib/auth";
import { type Context, parseInput } from "@/lib/command";
import { isId } from "@/lib/kernel";
import { Presence } from "./contract";
import { lease, presence } from "./model";
import { rememberLook } from "./remember-look";
import { personOf } from "./reviewed";
import { renewLease } from "./store/items";
import { announce, clearPresence, writePresence } from "./store/presence";

/**
 * Says that somebody has something open, or leaves it; a page says so every quarter of a minute, which prolongs its holder's lease.
 * No decision and nothing sensitive, so that it leaves no record; the others' pages are woken when who is there changes.
 */
export async function announcePresence(ctx: Context, input: Presence): Promise<null> {
  requirePermission(ctx.actor, "campaign.read");
  const { leaving, ...reviewed } = parseInput(Presence, input);
  const person = personOf(ctx.actor);
  const now = ctx.clock();
  const changed = leaving
    ? await clearPresence(ctx.db, reviewed, person.id)
    : await writePresence(ctx.db, reviewed, person, { now, recently: new Date(now.getTime() - presence) });
  if (changed) await announce(ctx.db, reviewed.id);
  if (!leaving) await renewLease(ctx.db, reviewed, person.id, new Date(now.getTime() + lease));
  // Who leaves a page that was out of sight has left before.
  const looks = !leaving || changed;
  if (looks && reviewed.type === "campaign" && isId(reviewed.id)) await rememberLook(ctx, reviewed.id, leaving);
  return null;
}
