import { z } from "zod";
import { type CommandRecord, type Context, runCommand } from "@/lib/command";

/** Puts on the record what is done to the traffic store of a context, under the permission that it takes. */
export const announce = (ctx: Context, done: Omit<CommandRecord, "subject">): Promise<void> =>
  runCommand(ctx, { permission: "retention.manage", schema: z.null(), input: null }, async ({ record }) => {
    record({ ...done, subject: { type: "retention", id: ctx.warehouse.database } });
  });
