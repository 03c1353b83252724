import { enforceRetention, previewRetention, readRetention } from "@/lib/retention";
import { command } from "../command";
import { withInstallation } from "../installation";

export const retention = command({
  name: "retention",
  summary:
    "Removes what is older than is kept, except what legal holds name, and prints what went; --dry-run says it only.",
  options: { "dry-run": { type: "flag", help: "remove nothing" } },
  run: ({ "dry-run": isDry }, terminal) =>
    withInstallation(terminal, ["retention.read", "retention.manage", "ingest.write"], async (ctx) => {
      const { exchangeDays, rollupDays } = await readRetention(ctx);
      const said = isDry
        ? await previewRetention(ctx, { exchangeDays, rollupDays })
        : await enforceRetention(ctx, {
            signal: terminal.signal,
            onProgress: (done, days) => terminal.progress(`${done} of ${days} days`),
          });
      await terminal.out(`${JSON.stringify(said)}\n`);
    }),
});
