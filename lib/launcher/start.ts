import { existsSync } from "node:fs";
import { environment, type ProcessRole, reloadEnvironment } from "@/lib/env";
import { isDomainError } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { holdDirectory } from "@/lib/stores";
import { type Role, runRole } from "./child";
import { Closers } from "./closers";
import { ensureDemo } from "./demo";
import { openInstallation } from "./open-installation";
import { requireFreePort } from "./ports";
import { report } from "./report";
import { requireShared } from "./shared";

/** What a process needs to end in order once its last work is over, in milliseconds. */
const GOODBYE_MS = 500;
const closers = new Closers();
let stopping = false;

/** Ends everything in the order web, worker, policy, stores; a second signal changes nothing. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  report("stopping");
  await closers.close();
  report("stopped");
  process.exit(code);
}

async function start(): Promise<void> {
  const { port, host, dataDir, databaseUrl, roles, policy } = environment();
  requireShared();
  // A database of somebody's own is not filled with invented people unless asked for.
  reloadEnvironment({ STILLWATCH_DEMO: process.env.STILLWATCH_DEMO ?? (databaseUrl === undefined ? "1" : "0") });
  if (roles.includes("web")) await requireFreePort(port, host, "PORT");
  if (roles.includes("policy")) await requireFreePort(policy.port, policy.host, "STILLWATCH_POLICY_PORT");
  await open(dataDir, roles);
  if (stopping) return;
  const needsStores = roles.some((role) => role !== "policy");
  const signIns = environment().demo && needsStores ? await ensureDemo(dataDir, report) : [];
  report(`starting ${roles.join(" and ")}`);
  await Promise.all(processesOf(roles).map((role) => startRole(role, dataDir)));
  if (stopping) return;
  if (roles.includes("policy") && policy.port !== 0)
    report(`gateways are answered at http://${policy.host}:${policy.port}/api/v1/policy`);
  if (roles.includes("web")) report(`Stillwatch is at ${environment().publicUrl}`);
  else report(roles.includes("worker") ? "Stillwatch works on its jobs" : "Stillwatch answers gateways");
  for (const { role, email, password } of signIns) report(`  ${role.padEnd(18)} ${email}  ${password}`);
}

/** Opens the stores; those that only answer gateways need none to start, and just hold the data directory. */
async function open(dataDir: string, roles: readonly ProcessRole[]): Promise<void> {
  if (roles.every((role) => role === "policy")) {
    const held = holdDirectory(dataDir);
    closers.add("data directory", held);
    return void (await held);
  }
  report(`opening the stores in ${dataDir}`);
  const stores = openInstallation({ attach: false });
  closers.add("stores", stores);
  await stores;
}

/** In the order of starting; they are stopped in the opposite one. */
function processesOf(roles: readonly ProcessRole[]): Role[] {
  const all: (Role & { name: ProcessRole })[] = [
    { name: "policy", main: "lib/policy/main.ts", drain: 3_000 + GOODBYE_MS },
    { name: "worker", main: "lib/worker/main.ts", drain: 2_000 + GOODBYE_MS },
    { name: "web", main: "lib/launcher/web.ts", drain: environment().drainMs + GOODBYE_MS },
  ];
  return all.filter(({ name, main }) => roles.includes(name) && existsSync(main));
}

async function startRole(role: Role, dataDir: string): Promise<void> {
  const running = runRole(role, dataDir, (reason) => {
    process.stderr.write(`${reason}\n`);
    void stop(1);
  });
  closers.add(role.name, running);
  await running;
}

process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));
start().catch(async (error) => {
  if (stopping) return;
  if (!isDomainError(error)) logger("launcher").error({ err: error }, "the start failed");
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await closers.close();
  process.exit(1);
});
