import type { IngestBatchView } from "@/lib/ingest/contract";
import { rebuildRollups } from "@/lib/traffic";
import { command, type Terminal } from "../command";
import { importLocally } from "../import-local";
import { importRemotely, serverAt } from "../import-remote";
import { type Source, sourcesOf } from "../import-source";
import { withInstallation } from "../installation";
import { count, perSecond } from "../words";

export const importFiles = command({
  name: "import",
  summary:
    "Loads NDJSON, JSON, CSV and Parquet files, plain or gzip; lines that cannot be taken are counted and kept with their reason.",
  options: {
    exchanges: { type: "files", help: "exchanges, one a line" },
    accounts: { type: "files", help: "attributes of accounts, one account a line" },
    releases: { type: "files", help: "releases of models, one a line" },
    profile: {
      type: "text",
      value: "NAME",
      help: "where the fields of the exchanges are: litellm, langfuse, bedrock, or a mapping saved in the console",
    },
    url: { type: "text", value: "URL", help: "sends to a running server instead, with the key in STILLWATCH_API_KEY" },
  },
  async run({ url, profile, ...files }, terminal) {
    const sources = await sourcesOf(files, profile);
    if (url !== undefined) {
      const server = serverAt(url);
      return takeAll(sources, terminal, (source) => importRemotely(server, source, terminal));
    }
    await withInstallation(terminal, ["ingest.write"], async (ctx) => {
      await takeAll(sources, terminal, (source) => importLocally(ctx, source, terminal));
      const onProgress = (done: number, days: number) => terminal.progress(`roll-ups: ${done} of ${days} days`);
      await rebuildRollups(ctx, { onProgress, signal: terminal.signal });
    });
  },
});

async function takeAll(
  sources: readonly Source[],
  terminal: Terminal,
  take: (source: Source) => Promise<IngestBatchView>,
): Promise<void> {
  for (const source of sources) {
    const began = performance.now();
    const batch = await take(source);
    await terminal.out(`${source.file}: ${wordsOf(batch, (performance.now() - began) / 1_000)}\n`);
  }
}

function wordsOf(batch: IngestBatchView, seconds: number): string {
  const { accepted, duplicates, rejected, lines, status } = batch;
  const repeated = duplicates > 0 ? `, ${count(duplicates)} already stored` : "";
  const rest = status === "committed" ? "" : "; not published yet: the server finishes it by itself";
  return `${count(accepted)} taken, ${count(rejected)} rejected${repeated}, ${perSecond(lines, seconds)}${rest}`;
}
