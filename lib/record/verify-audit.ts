import { z } from "zod";
import { type AuditVerification, readAnchor, verifyChain } from "@/lib/audit";
import { type Context, runQuery } from "@/lib/command";

const audited = () => ({ action: "audit.verify", subject: { type: "audit", id: "record" } });

/** Walks the whole audit chain and says whether it is intact, or what is the first thing that is wrong. */
export function verifyAudit(ctx: Context): Promise<AuditVerification> {
  return runQuery(ctx, { permission: "audit.read", schema: z.object({}), input: {}, audited }, async () => {
    // First what was signed, then the chain: it only grows in between.
    const anchor = await readAnchor();
    return verifyChain(ctx.db, anchor);
  });
}
