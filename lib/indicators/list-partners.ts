import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { PartnerView } from "./contract";
import { listPartnerRows } from "./store/partners";
import { viewPartner } from "./view";

/** All partners, by name. */
export function listPartners(ctx: Context): Promise<PartnerView[]> {
  return runQuery(ctx, { permission: "partner.read", schema: z.object({}), input: {} }, async () =>
    (await listPartnerRows(ctx.db, ctx.clock())).map(viewPartner),
  );
}
