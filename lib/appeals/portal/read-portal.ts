import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import { readResults } from "../contacts/store";
import type { PortalView } from "./contract";
import * as store from "./store";
import { portalView } from "./view";

/** What the acting owner was told, and how far their appeal is. Nothing of other accounts, of evidence, or of who is on the team. */
export function readPortal(ctx: Context): Promise<PortalView> {
  return runQuery(ctx, { permission: "appeal.submit", schema: z.object({}), input: {} }, async () => {
    const statement = await store.readStatement(ctx.db, ctx.actor.id);
    if (statement === null || statement.decisionId === null) throw notFound("A page", "of this link");
    const [isTakenBack, results] = await Promise.all([
      store.isTakenBack(ctx.db, statement.decisionId),
      readResults(ctx.db, statement.accountId),
    ]);
    const verifications = results.map(({ proof, provider, passed, recordedAt }) => ({
      ...{ proof: proof as "identity" | "usage_attestation", provider, passed, recordedAt: recordedAt.toISOString() },
    }));
    return portalView(statement, isTakenBack, verifications, ctx.clock());
  });
}
