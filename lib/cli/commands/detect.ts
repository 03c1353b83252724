import { detect as runDetection } from "@/lib/detection";
import type { RunPhase } from "@/lib/detection/contract";
import { rebuildRollups } from "@/lib/traffic";
import { command } from "../command";
import { withInstallation } from "../installation";
import { count } from "../words";

const lineOf = ({ phase, seconds, detail }: RunPhase) => `${seconds.toFixed(1).padStart(6)} s  ${phase}: ${detail}`;

export const detect = command({
  name: "detect",
  summary: "Runs detection over all that is stored and publishes the campaigns found.",
  options: {},
  run: (_values, terminal) =>
    withInstallation(terminal, ["detection.run", "ingest.write"], async (ctx) => {
      const began = performance.now();
      // Days that changed since the last upload was added up would be judged by old sums.
      await rebuildRollups(ctx, { signal: terminal.signal });
      const onPhase = (phase: RunPhase) => terminal.progress(lineOf(phase));
      const { campaigns, accounts, exchanges } = await runDetection(ctx, { onPhase, signal: terminal.signal });
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      await terminal.out(
        `${count(campaigns)} campaigns among ${count(accounts)} accounts and ${count(exchanges)} exchanges in ${seconds} s\n`,
      );
    }),
});
