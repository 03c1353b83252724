import { detect } from "@/lib/detection";
import { isDomainError } from "@/lib/kernel";
import { withBench } from "./bench";
import { benchDetection } from "./detection";
import { benchIngest } from "./ingest";
import { loadWorld } from "./load";
import type { Finding } from "./measure";
import { readOptions } from "./options";
import { benchQueries } from "./queries";
import { keepFindings, tableOf } from "./report";
import { benchStorage } from "./storage";

const began = performance.now();
const say = (line: string) =>
  void process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${line}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const findings: Finding[] = [];
  await withBench(options, say, async (bench) => {
    const measures = (part: (typeof options.parts)[number]) => options.parts.includes(part);
    if (measures("ingest")) findings.push(...(await benchIngest(bench)));
    if (measures("storage") || measures("detect") || measures("queries")) await loadWorld(bench);
    if (measures("storage")) findings.push(...(await benchStorage(bench)));
    if (measures("detect")) findings.push(...(await benchDetection(bench)));
    else if (measures("queries")) await detect(bench.context());
    if (measures("queries")) findings.push(...(await benchQueries(bench)));
  });
  process.stdout.write(`${tableOf(findings)}\n`);
  say(`kept in ${await keepFindings(options, findings)}`);
}

await main().then(
  () => process.exit(0),
  (error: unknown) => {
    const detail = error instanceof Error && !isDomainError(error) ? (error.stack ?? error.message) : undefined;
    process.stderr.write(`${detail ?? (error instanceof Error ? error.message : String(error))}\n`);
    process.exit(1);
  },
);
