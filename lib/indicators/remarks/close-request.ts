import { type Context, runCommand } from "@/lib/command";
import { conflict, notFound } from "@/lib/kernel";
import { readRemark } from "../store/remarks";
import { insertClosing, readRequestFrom } from "../store/requests";
import { CloseRequest } from "./contract";

/**
 * Says that nothing more is expected of a request, one's own or a partner's.
 * @throws `conflict` when somebody has closed it
 */
export function closeRequest(ctx: Context, input: CloseRequest): Promise<{ requestId: string }> {
  const command = { permission: "inbound.review", schema: CloseRequest, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: { requestId, reason }, record }) => {
    const own = await readRemark(tx, requestId);
    if (own?.kind !== "request" && !(await readRequestFrom(tx, requestId))) throw notFound("Request", requestId);
    const closing = { subject: requestId, reason, byName: ctx.actor.name, at: now };
    if (!(await insertClosing(tx, closing))) throw conflict("Somebody has closed it already.");
    record({
      action: "sharing.close_request",
      subject: { type: "remark", id: requestId },
      detail: { reason },
      live: [{ topic: "inbound" }],
    });
    return { requestId };
  });
}
