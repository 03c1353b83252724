import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { isId, notFound } from "@/lib/kernel";
import { findStatus } from "../store/quarantine";

const StatusInput = z.object({ statusId: z.string() });

/** What came of objects that the partner added; kept for 30 days. */
export const readStatus = (ctx: Context, input: z.input<typeof StatusInput>): Promise<object> =>
  runQuery(ctx, { permission: "collection.use", schema: StatusInput, input }, async ({ statusId }) => {
    const found = isId(statusId) ? await findStatus(ctx.db, statusId, ctx.actor.id) : null;
    if (found === null) throw notFound("Status", statusId);
    return found.resource as object;
  });
