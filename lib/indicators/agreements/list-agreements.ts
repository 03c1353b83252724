import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { AgreementView } from "../contract";
import { listAgreementRows } from "../store/partners";
import { viewAgreement } from "../view";

const Input = z.object({ partnerId: z.uuid() });

/** All versions of what was agreed with a partner, newest first. */
export function listAgreements(ctx: Context, input: z.input<typeof Input>): Promise<AgreementView[]> {
  return runQuery(ctx, { permission: "partner.read", schema: Input, input }, async ({ partnerId }) =>
    (await listAgreementRows(ctx.db, partnerId)).map(viewAgreement),
  );
}
