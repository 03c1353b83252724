import { listConnectors, pollConnectors, pullFiles } from "@/lib/connectors";
import { rebuildRollups } from "@/lib/traffic";
import { command } from "../command";
import { withInstallation } from "../installation";

export const pull = command({
  name: "pull",
  summary:
    "Looks at the places of connectors whose time has come, takes the files that are due, and prints how far each connector is, one a line.",
  options: {},
  run: (_values, terminal) =>
    withInstallation(terminal, ["ingest.read", "ingest.write"], async (ctx) => {
      await pollConnectors(ctx);
      await pullFiles(ctx, {
        signal: terminal.signal,
        onProgress: ({ done, left, name }) => terminal.progress(`${done} of ${done + left} files: ${name}`),
      });
      await rebuildRollups(ctx, { signal: terminal.signal });
      const { rows } = await listConnectors(ctx);
      for (const row of rows) await terminal.out(`${JSON.stringify(row)}\n`);
    }),
});
