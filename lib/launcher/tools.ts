import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { root } from "@/lib/env/program";
import { exited, freePort } from "@/lib/stores";
import { systemChromium } from "./chromium";
import { type Tally, tallyOfReport } from "./tally";

const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js"];

let running: ChildProcess | undefined;

/** Runs one tool of the project with its output passed through; resolves to its exit code. */
export async function tool(args: string[], env: Record<string, string> = {}): Promise<number> {
  process.stdout.write(`\n> ${args.map((arg) => arg.replace(/^node_modules\//, "")).join(" ")}\n`);
  running = spawn(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  const child = running;
  await exited(child);
  return child.exitCode ?? 1;
}

export async function reported(file: string, args: string[], env: Record<string, string> = {}): Promise<Tally> {
  const code = await tool(args, env);
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

/** Ends the tool that runs when this program is told to end. */
export function endWithTheTool(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      running?.kill(signal);
      process.exit(130);
    });
  }
}
