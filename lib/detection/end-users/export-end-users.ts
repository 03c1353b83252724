import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound, purposeTo } from "@/lib/kernel";
import { type NamedEndUser, readEndUsers } from "../store/end-user-names";

const Input = z.object({
  campaignId: z.uuid(),
  purpose: purposeTo("need the end users"),
});

/**
 * The end users that a campaign hides behind, in clear, for whoever their accounts belong to; on the record before they are read.
 * @throws `not_found` when the campaign hides behind none
 */
export function exportEndUsers(ctx: Context, input: z.input<typeof Input>): Promise<NamedEndUser[]> {
  const query = {
    permission: "value.reveal",
    schema: Input,
    input,
    audited: ({ campaignId, purpose }: z.output<typeof Input>) => ({
      action: "end_users.export",
      subject: { type: "campaign", id: campaignId },
      detail: { purpose },
    }),
  } as const;
  return runQuery(ctx, query, async ({ campaignId }) => {
    const endUsers = await readEndUsers(ctx.db, campaignId);
    if (endUsers.length === 0) throw notFound("End users of campaign", campaignId);
    return endUsers;
  });
}
