import { ReportAudience, reportFile } from "@/lib/casefile";
import { command } from "../command";
import { withInstallation } from "../installation";
import { confirmedCampaign } from "../words";

export const exportReport = command({
  name: "export report",
  summary: "Prints a confirmed campaign in neutral words for those outside; who does is on the record.",
  options: {
    campaign: { type: "text", value: "ID", required: true, help: confirmedCampaign },
    audience: { type: "text", choices: ReportAudience.options, help: "public by default" },
    form: { type: "text", choices: ["markdown", "html"], help: "markdown by default" },
  },
  run: ({ campaign, audience, form }, terminal) =>
    withInstallation(terminal, ["bundle.export", "campaign.read", "traffic.read"], async (ctx) => {
      const query = { campaignId: campaign, audience: ReportAudience.parse(audience ?? "public") };
      await terminal.out((await reportFile(ctx, query, form ?? "markdown")).text);
    }),
});
