import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { InboundFormat, inboundFormats, mostBytes, receiveIndicators } from "@/lib/inbound";
import { tooLarge } from "@/lib/kernel";
import { command } from "../command";
import { withInstallation } from "../installation";
import { count } from "../words";

export const importIndicators = command({
  name: "import indicators",
  summary: "Takes in what a partner sent, into quarantine: nothing of it counts before a person accepts it.",
  operand: { value: "FILE", help: "a STIX bundle, a MISP event or warninglist, or a CSV file" },
  options: {
    partner: { type: "text", value: "P", help: "name or id of the partner", required: true },
    format: { type: "text", choices: inboundFormats, help: "what the file is", required: true },
  },
  run: ({ partner, format }, terminal, file) =>
    withInstallation(terminal, ["inbound.receive"], async (ctx) => {
      if ((await stat(file)).size > mostBytes)
        throw tooLarge(`${file} has more than ${count(mostBytes)} bytes. Split it.`);
      const bytes = await readFile(file);
      const source = path.basename(file);
      const { batch, isRepeat } = await receiveIndicators(ctx, {
        ...{ partnerId: partner, format: InboundFormat.parse(format), source, bytes },
      });
      for (const { place, reason } of batch.faults) terminal.progress(`${place}: ${reason}`);
      await terminal.out(`${JSON.stringify({ batch: batch.id, isRepeat, ...batch.counts })}\n`);
    }),
});
