import { exportCampaigns as readCampaigns } from "@/lib/detection";
import { command } from "../command";
import { writeLines } from "../export-lines";
import { withInstallation } from "../installation";

export const exportCampaigns = command({
  name: "export campaigns",
  summary: "Prints every campaign as NDJSON.",
  options: {},
  run: (_values, terminal) =>
    withInstallation(terminal, ["campaign.read"], (ctx) => writeLines(readCampaigns(ctx), terminal)),
});
