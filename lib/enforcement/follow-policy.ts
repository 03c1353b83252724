import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import type { Database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { inTurn } from "./in-turn";
import { insertConnector, listStored } from "./store/connectors";
import { followRules, hasLiveReplica } from "./store/proofs";
import { takeUp } from "./store/requests";

/**
 * Brings the ledger of the policy endpoint to where its replicas are; makes the endpoint a connector when the first replica is seen.
 * Returns how many rows came further.
 */
export async function followPolicy(ctx: Context): Promise<number> {
  requirePermission(ctx.actor, "enforcement.manage");
  const known = (await listStored(ctx.db)).some(({ kind }) => kind === "policy");
  if (!known && !(await hasLiveReplica(ctx.db, ctx.clock()))) return 0;
  const moved = await inTurn(ctx, "policy", async (tx, now) => {
    const connector = (await listStored(tx)).find(({ kind }) => kind === "policy");
    if (connector === undefined) return connectPolicy(tx, now);
    if (!connector.enabled) return { result: 0, entry: undefined };
    const { sent, acknowledged, verified } = await followRules(tx, connector.id, now);
    const result = sent + acknowledged + verified;
    const entry = {
      action: "enforcement.follow",
      subject: { type: "enforcement_connector", id: connector.id },
      detail: { sent, acknowledged, verified },
      live: [{ topic: "enforcement" }],
    };
    return { result, entry: result === 0 ? undefined : entry };
  });
  return moved ?? 0;
}

async function connectPolicy(tx: Database, now: Date) {
  if (!(await hasLiveReplica(tx, now))) return { result: 0, entry: undefined };
  const id = newId(now.getTime());
  const row = { id, kind: "policy", name: "Policy endpoint", settings: {}, createdAt: now } as const;
  const made = await insertConnector(tx, { ...row, createdById: "system", createdByName: "Stillwatch" });
  if (made === undefined) return { result: 0, entry: undefined };
  const taken = await takeUp(tx, { id, kind: "policy" }, now);
  const entry = {
    action: "enforcement_connector.save",
    subject: { type: "enforcement_connector", id },
    detail: { name: row.name, kind: row.kind, taken },
    live: [{ topic: "enforcement" }],
  };
  return { result: taken, entry };
}
