import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { exited, freePort } from "@/lib/stores";
import { systemChromium } from "./chromium";
import { sum, type Tally, tallyOfCheck, tallyOfReport } from "./tally";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js"];
const VITEST = ["node_modules/vitest/vitest.mjs", "run"];
const CHECKS = [
  ["node_modules/@biomejs/biome/bin/biome", "ci", "--reporter=summary"],
  ["node_modules/next/dist/bin/next", "typegen"],
  ["node_modules/typescript/bin/tsc", "--noEmit"],
];

let running: ChildProcess | undefined;

/** Runs one tool of the project with its output passed through; resolves to its exit code. */
async function tool(args: string[], env: Record<string, string> = {}): Promise<number> {
  process.stdout.write(`\n> ${args.map((arg) => arg.replace(/^node_modules\//, "")).join(" ")}\n`);
  running = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  const child = running;
  await exited(child);
  return child.exitCode ?? 1;
}

async function reported(file: string, args: string[], env: Record<string, string> = {}): Promise<Tally> {
  const code = await tool(args, env);
  const text = await readFile(file, "utf8").catch(() => "null");
  return tallyOfReport(JSON.parse(text), code);
}

async function endToEnd(reports: string): Promise<Tally> {
  const chromium = await systemChromium();
  if (chromium === undefined && (await tool([...PLAYWRIGHT, "install", "chromium"])) !== 0) {
    process.stderr.write(
      "There is no Chromium here and none could be downloaded: install it, or name it in STILLWATCH_CHROMIUM.\n",
    );
    return { passed: 0, failed: 1 };
  }
  const report = path.join(reports, "end-to-end.json");
  return reported(report, [...PLAYWRIGHT, "test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    STILLWATCH_E2E_DATA_DIR: path.join(reports, "installation"),
    STILLWATCH_E2E_PORT: String(await freePort()),
    ...(chromium === undefined ? {} : { STILLWATCH_CHROMIUM: chromium }),
  });
}

const vitest = (project: string, reports: string) => {
  const report = path.join(reports, `${project}.json`);
  return reported(report, [
    ...VITEST,
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
};

async function main(): Promise<void> {
  const reports = await mkdtemp(path.join(tmpdir(), "stillwatch-reports-"));
  const tallies: Tally[] = [];
  for (const check of CHECKS) tallies.push(tallyOfCheck(await tool(check)));
  for (const project of ["unit", "stores"]) tallies.push(await vitest(project, reports));
  tallies.push(await endToEnd(reports));
  await rm(reports, { recursive: true, force: true });
  const { passed, failed } = sum(tallies);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    running?.kill(signal);
    process.exit(130);
  });
}
await main();
