import { z } from "zod";
import { requirePermission } from "@/lib/auth";
import { type Context, runCommand } from "@/lib/command";
import { projectStandings } from "./project-standings";
import { readLapsed } from "./store/gateway-rules";
import { expireProposals, hasOverdue } from "./store/proposals";

/** Accounts whose measures are looked at in one transaction. */
const most = 1_000;

/**
 * Lets end what ends by itself: measures whose time is over, so that gateways hold nothing against the account any more, and proposals
 * that nobody ruled on in time. Returns how many accounts and proposals.
 */
export async function sweepExpired(ctx: Context): Promise<{ lapsed: number; expired: number }> {
  requirePermission(ctx.actor, "account.ban");
  const now = ctx.clock();
  const waits = (await readLapsed(ctx.db, now, 1)).length > 0 || (await hasOverdue(ctx.db, now));
  if (!waits) return { lapsed: 0, expired: 0 };
  return runCommand(ctx, { permission: "account.ban", schema: z.object({}), input: {} }, async (scope) => {
    const { tx, record } = scope;
    const lapsed = await readLapsed(tx, scope.now, most);
    await projectStandings(scope, lapsed);
    const expired = await expireProposals(tx, scope.now);
    record({
      action: "measure.lapse",
      subject: { type: "measure", id: lapsed[0] ?? expired[0]?.id ?? "none" },
      detail: { accounts: lapsed.length, proposals: expired.map(({ id }) => id) },
      live: [
        ...lapsed.slice(0, 50).map((subjectId) => ({ topic: "account", subjectId })),
        ...expired.map(({ id }) => ({ topic: "proposal", subjectId: id })),
      ],
    });
    return { lapsed: lapsed.length, expired: expired.length };
  });
}
