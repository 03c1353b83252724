import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, createReadStream, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { exited, freePort } from "@/lib/stores";
import { systemChromium } from "./chromium";
import { type Tally, tallyOfReport } from "./tally";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js"];

const running = new Set<ChildProcess>();

function start(args: string[], env: Record<string, string>, output: "inherit" | number): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ["inherit", output, output],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

const title = (args: string[]) => `\n> ${args.map((arg) => arg.replace(/^node_modules\//, "")).join(" ")}\n`;

/** Runs one tool of the project with its output passed through; resolves to its exit code. */
export async function tool(args: string[], env: Record<string, string> = {}): Promise<number> {
  process.stdout.write(title(args));
  const child = start(args, env, "inherit");
  await exited(child);
  return child.exitCode ?? 1;
}

/** Runs one tool beside others: its output is kept in the file `log`, and passed on whole by `told`. */
export function toolBeside(args: string[], log: string): { code: Promise<number>; told: () => Promise<void> } {
  const output = openSync(log, "w");
  const child = start(args, {}, output);
  closeSync(output);
  const told = async () => {
    process.stdout.write(title(args));
    await pipeline(createReadStream(log), process.stdout, { end: false });
  };
  return { code: exited(child).then(() => child.exitCode ?? 1), told };
}

export async function reported(file: string, args: string[], env: Record<string, string> = {}): Promise<Tally> {
  return tallyIn(file, await tool(args, env));
}

/** What a runner that ended with `code` reported in a file. */
export async function tallyIn(file: string, code: number): Promise<Tally> {
  const text = await readFile(file, "utf8").catch(() => "null");
  return tallyOfReport(JSON.parse(text), code);
}

/** Takes journeys through an installation of their own. `reports`: an empty directory; `projects`: of Playwright's, all by default. */
export async function endToEnd(reports: string, projects: string[] = []): Promise<Tally> {
  const chromium = await systemChromium();
  if (chromium === undefined && (await tool([...PLAYWRIGHT, "install", "chromium"])) !== 0) {
    process.stderr.write(
      "There is no Chromium here and none could be downloaded: install it, or name it in STILLWATCH_CHROMIUM.\n",
    );
    return { passed: 0, failed: 1 };
  }
  const report = path.join(reports, "end-to-end.json");
  const chosen = projects.map((project) => `--project=${project}`);
  return reported(report, [...PLAYWRIGHT, "test", "--reporter=list,json", ...chosen], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    STILLWATCH_E2E_DATA_DIR: path.join(reports, "installation"),
    STILLWATCH_E2E_PORT: String(await freePort()),
    ...(chromium === undefined ? {} : { STILLWATCH_CHROMIUM: chromium }),
  });
}

/** Ends the tools that run when this program is told to end. */
export function endWithTheTools(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      process.exit(130);
    });
  }
}
