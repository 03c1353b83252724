import { exportEndUsers as readEndUsers } from "@/lib/detection";
import { command } from "../command";
import { withInstallation } from "../installation";

export const exportEndUsers = command({
  name: "export end-users",
  summary: "Prints the end users that a campaign hides behind as NDJSON, in clear; who does is on the record.",
  options: {
    campaign: { type: "text", value: "ID", required: true, help: "a campaign that hides behind end users" },
    purpose: { type: "text", value: "TEXT", required: true, help: "what they are needed for" },
  },
  run: ({ campaign, purpose }, terminal) =>
    withInstallation(terminal, ["value.reveal"], async (ctx) => {
      for (const { accountId, endUserId, exchanges, work } of await readEndUsers(ctx, {
        campaignId: campaign,
        purpose,
      })) {
        const row = { account_id: accountId, end_user_id: endUserId, exchanges, work };
        await terminal.out(`${JSON.stringify(row)}\n`);
      }
    }),
});
