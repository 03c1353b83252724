import type { Context } from "@/lib/command";
import { type IngestBatchView, type IngestProgress, takeFile } from "@/lib/ingest";
import type { Terminal } from "./command";
import type { Source } from "./import-source";
import { count, megabytes } from "./words";

const STEP_MS = 1_000;

/** Takes one file into the stores of this installation. */
export function importLocally(ctx: Context, source: Source, terminal: Terminal): Promise<IngestBatchView> {
  const { file } = source;
  let said = performance.now();
  const onProgress = ({ phase, bytes, lines }: IngestProgress) => {
    if (phase === "receiving" && performance.now() - said < STEP_MS) return;
    said = performance.now();
    terminal.progress(`${file}: ${phase}, ${count(lines)} lines, ${megabytes(bytes)}`);
  };
  return takeFile(ctx, { ...source, signal: terminal.signal, onProgress });
}
