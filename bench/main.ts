import { listCampaigns } from "@/lib/campaigns";
import { detect } from "@/lib/detection";
import { isDomainError } from "@/lib/kernel";
import { withBench } from "./bench";
import { benchConsole } from "./console/console";
import { measureDetection } from "./detection/detection";
import { measureEarlyWarning } from "./early-warning/early-warning";
import { measureExport } from "./export/export";
import { benchIngest } from "./ingest/ingest";
import { loadWorld } from "./load";
import type { Finding } from "./measure";
import { type BenchOptions, browserParts, type Part, readOptions, speedParts } from "./options";
import { measurePolicy } from "./policy/policy";
import { measureQuality } from "./quality/quality";
import { benchQueries } from "./queries/queries";
import { keepResults, type Report, tableOf } from "./report";
import { benchStorage } from "./storage";

const began = performance.now();
const say = (line: string) =>
  void process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${line}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const speeds = options.parts.filter((part) => [...speedParts, ...browserParts].some((one) => one === part));
  if (speeds.length > 0) await measureSpeed(options, speeds);
  if (options.parts.includes("policy")) await print("policy", options, await measurePolicy(options, say));
  if (options.parts.includes("export")) await print("export", options, await measureExport(options, say));
  if (options.parts.includes("detection")) await print("detection", options, await measureDetection(options, say));
  if (options.parts.includes("quality")) await print("quality", options, await measureQuality(options, say));
  if (options.parts.includes("early-warning")) {
    await print("early-warning", options, await measureEarlyWarning(options, say));
  }
}

async function measureSpeed(options: BenchOptions, chosen: Part[]): Promise<void> {
  const findings: Finding[] = [];
  const details: Record<string, unknown> = {};
  await withBench(options, say, async (bench) => {
    const measures = (part: Part) => chosen.includes(part);
    if (measures("ingest")) findings.push(...(await benchIngest(bench)));
    const isEmpty = options.data === undefined;
    if (isEmpty && ["storage", "queries", "console"].some((part) => chosen.includes(part as Part)))
      await loadWorld(bench);
    if (measures("storage")) findings.push(...(await benchStorage(bench)));
    const isFound = async () => (await listCampaigns(bench.context(), {})).total > 0;
    if ((measures("queries") || measures("console")) && !(await isFound())) await detect(bench.context());
    if (measures("console")) findings.push(...(await benchConsole(bench)));
    if (measures("queries")) {
      const measured = await benchQueries(bench);
      findings.push(...measured.findings);
      Object.assign(details, { postgres: measured.postgres, engine: measured.engine });
    }
  });
  process.stdout.write(`${tableOf(findings)}\n`);
  say(`kept in ${await keepResults(chosen, options, { findings, ...details })}`);
}

async function print(part: Part, options: BenchOptions, { lines, result }: Report): Promise<void> {
  process.stdout.write(`${lines.join("\n")}\n`);
  say(`kept in ${await keepResults([part], options, { result })}`);
}

await main().then(
  () => process.exit(0),
  (error: unknown) => {
    const detail = error instanceof Error && !isDomainError(error) ? (error.stack ?? error.message) : undefined;
    process.stderr.write(`${detail ?? (error instanceof Error ? error.message : String(error))}\n`);
    process.exit(1);
  },
);
