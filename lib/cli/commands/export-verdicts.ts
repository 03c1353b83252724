import { exportVerdicts as readVerdicts } from "@/lib/detection";
import { command } from "../command";
import { writeLines } from "../export-lines";
import { withInstallation } from "../installation";

export const exportVerdicts = command({
  name: "export verdicts",
  summary: "Prints every account of every campaign as NDJSON.",
  options: {},
  run: (_values, terminal) =>
    withInstallation(terminal, ["campaign.read"], (ctx) => writeLines(readVerdicts(ctx), terminal)),
});
