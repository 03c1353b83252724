import { type ChildProcess, execFile, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { childEnvironment, environment } from "@/lib/env";
import { programOf, root } from "@/lib/env/program";
import { exited, freePort } from "@/lib/stores";
import { cpuSecondsOf } from "../detection/process-use";
import { type Say, withInstallation } from "../installation";
import { type Finding, type Spread, spreadOf } from "../measure";
import type { BenchOptions } from "../options";
import { type Report, tableOf } from "../report";
import { fillRules, holdOne, mixOf } from "./rules.sql";

const rate = 2_000;
const secondsOfRun = 15;
const secondsToWarm = 5;
const changes = 60;
const rules = 100_000;

interface Seen {
  p50: number;
  p99: number;
  p999: number;
  most: number;
  statuses: Record<string, number>;
  /** Microseconds of processor time that the asked process took for each, over all its threads. */
  cpu: number;
}

interface Side {
  port: number;
  token: string;
  child: ChildProcess;
}

/** What gateways wait for: the policy process beside a bare server of Node's, and the time from a commit to its effect. */
export function measurePolicy(options: BenchOptions, say: Say): Promise<Report> {
  return withInstallation(options.keep, say, async ({ dataDir }) => {
    const client = new pg.Client({ connectionString: environment().databaseUrl ?? "" });
    await client.connect();
    await fillRules(client, rules);
    say(`${rules} rules are written`);
    const [ours, bare] = await Promise.all([startOurs(dataDir), startBare()]);
    try {
      const runs = await loads(options.runs, ours, bare, say);
      const idle = await effects(client, ours, "idle");
      const load = openLoop(ours, secondsOfRun);
      await pause(1_000);
      const loaded = await effects(client, ours, "loaded");
      await load;
      const findings = findingsOf(runs, idle, loaded);
      return { lines: [tableOf(findings)], result: { rules, rate, secondsOfRun, runs, idle, loaded, findings } };
    } finally {
      await Promise.all([ours, bare].map(end));
      await client.end();
    }
  });
}

type Runs = { ours: Seen[]; bare: Seen[] };

/** In turn, the first one alternating, after a round that is not counted. */
async function loads(count: number, ours: Side, bare: Side, say: Say): Promise<Runs> {
  for (const side of [bare, ours]) await openLoop(side, secondsToWarm);
  const seen: Runs = { ours: [], bare: [] };
  const sides = { ours, bare };
  for (let run = 0; run < count; run++) {
    for (const name of run % 2 === 0 ? (["bare", "ours"] as const) : (["ours", "bare"] as const))
      seen[name].push(await openLoop(sides[name], secondsOfRun));
    const last = (name: keyof Runs) => `${seen[name].at(-1)?.p99.toFixed(2)} ms`;
    say(`run ${run + 1} of ${count}: p99 ${last("ours")}, bare ${last("bare")}`);
  }
  return seen;
}

async function openLoop({ port, token, child }: Side, seconds: number): Promise<Seen> {
  const given = JSON.stringify({ port, token, rate, seconds, mix: mixOf(rules) });
  const program = path.join(root, "bench/policy/open-loop.mjs");
  const before = await cpuSecondsOf(child.pid);
  const { stdout } = await promisify(execFile)(process.execPath, [program, given], { maxBuffer: 1 << 24 });
  const cpu = (1e6 * ((await cpuSecondsOf(child.pid)) - before)) / (rate * seconds);
  return { ...JSON.parse(stdout), cpu };
}

/** Milliseconds from the end of a commit to the first refusal, for one new rule after the other. */
async function effects(client: pg.Client, { port, token }: Side, name: string): Promise<number[]> {
  const headers = { authorization: `Bearer ${token}` };
  const taken: number[] = [];
  for (let i = 0; i < changes; i++) {
    const account = `${name}-${i}`;
    await holdOne(client, account);
    const committed = performance.now();
    const status = async () =>
      (
        await fetch(`http://127.0.0.1:${port}/api/v1/policy`, {
          headers: { ...headers, "x-stillwatch-account": account },
        })
      ).status;
    while ((await status()) !== 403) await pause(1);
    taken.push(performance.now() - committed);
    // Not in step with anything that the process does by itself.
    await pause(20 + Math.random() * 180);
  }
  return taken;
}

async function startOurs(dataDir: string): Promise<Side> {
  const [port, token] = [await freePort(), randomBytes(32).toString("hex")];
  const env = { STILLWATCH_POLICY_PORT: String(port), STILLWATCH_POLICY_TOKEN: token, STILLWATCH_DATA_DIR: dataDir };
  const child = fork(programOf("lib/policy/main.ts"), {
    execArgv: [],
    env: childEnvironment({ ...env, NODE_ENV: "production" }),
  });
  await once(child, "message");
  const answer = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).json();
  while ((await answer()).rules < rules) await pause(100);
  // The first snapshot is signed and written beside the answers; it is not what is measured.
  await pause(5_000);
  return { port, token, child };
}

async function startBare(): Promise<Side> {
  const child = fork(path.join(root, "bench/policy/bare.mjs"), { execArgv: [] });
  const [{ port }] = await once(child, "message");
  return { port, token: "none", child };
}

async function end({ child }: Side): Promise<void> {
  const ended = exited(child);
  child.kill("SIGTERM");
  await ended;
}

const at = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? Number.NaN;

function findingsOf({ ours, bare }: Runs, idle: number[], loaded: number[]): Finding[] {
  const finding = (what: string, unit: string, value: Spread, target?: string): Finding => ({
    ...{ area: "policy", what, against: "", unit, value },
    ...(target === undefined ? {} : { target }),
  });
  const compared = (key: "p50" | "p99" | "p999" | "cpu", what: string, target?: string): Finding => {
    const [own, baseline] = [ours.map((one) => one[key]), bare.map((one) => one[key])];
    const ratio = spreadOf(own.map((value, run) => value / (baseline[run] ?? Number.NaN)));
    const parts = { ours: spreadOf(own), baseline: spreadOf(baseline), unit: key === "cpu" ? "µs" : "ms" };
    return { ...finding(`${what}, times a bare node:http`, "×", ratio, target), parts };
  };
  const effect = (values: number[], what: string) => [
    finding(`commit to effect, ${what}, median of ${values.length}`, "ms", spreadOf([at(values, 0.5)])),
    finding(`commit to effect, ${what}, longest of ${values.length}`, "ms", spreadOf([Math.max(...values)]), "≤ 1000"),
  ];
  return [
    compared("p50", `${rate} requests/s, ${rules} rules, p50`),
    compared("p99", `${rate} requests/s, ${rules} rules, p99`, "≤ 3"),
    compared("p999", `${rate} requests/s, ${rules} rules, p99.9`),
    compared("cpu", "processor time of a request"),
    ...effect(idle, "idle"),
    ...effect(loaded, `at ${rate} requests/s`),
  ];
}
