import { requirePermission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { inTransaction } from "@/lib/db";
import { isDomainError } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { takeQuarantined } from "@/lib/taxii";
import { receiveIndicators } from "./receive-indicators";

const atOnce = 1_000;

/**
 * Takes in what partners' machines added, and what was fetched from theirs, by TAXII: into the same quarantine as files. What cannot be read
 * at all is put aside, and logged. Returns how many objects were looked into.
 */
export async function readQuarantine(ctx: Context): Promise<number> {
  requirePermission(ctx.actor, "inbound.receive");
  for (let read = 0; ; ) {
    const taken = await inTransaction(ctx.db, async (tx) => {
      const batch = await takeQuarantined(tx, atOnce, ctx.clock());
      if (batch === undefined) return 0;
      const { partnerId, objects } = batch;
      try {
        await receiveIndicators({ ...ctx, db: tx }, { partnerId, format: "stix", source: "TAXII", objects });
      } catch (error) {
        if (!isDomainError(error)) throw error;
        logger("inbound").warn({ partnerId, objects: objects.length, code: error.code }, error.message);
      }
      return objects.length;
    });
    if (taken === 0) return read;
    read += taken;
  }
}
