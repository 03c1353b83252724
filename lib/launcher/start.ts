import { existsSync } from "node:fs";
import { environment, reloadEnvironment } from "@/lib/env";
import { isDomainError } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { type Role, runRole } from "./child";
import { Closers } from "./closers";
import { ensureDemo } from "./demo";
import { openInstallation } from "./open-installation";
import { requireFreePort } from "./ports";
import { report } from "./report";

const ROLES: Role[] = [
  { name: "worker", main: "lib/worker/main.ts", drain: 2_500 },
  { name: "web", main: "lib/launcher/web.ts", drain: 2_500 },
].filter(({ main }) => existsSync(main));
const closers = new Closers();
let stopping = false;

/** Ends everything in the order web, worker, stores; a second signal changes nothing. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  report("stopping");
  await closers.close();
  report("stopped");
  process.exit(code);
}

async function start(): Promise<void> {
  const { port, host, dataDir, databaseUrl } = environment();
  // A database of somebody's own is not filled with invented people unless asked for.
  reloadEnvironment({ STILLWATCH_DEMO: process.env.STILLWATCH_DEMO ?? (databaseUrl === undefined ? "1" : "0") });
  await requireFreePort(port, host);
  report(`opening the stores in ${dataDir}`);
  const stores = openInstallation({ attach: false });
  closers.add("stores", stores);
  await stores;
  if (stopping) return;
  const signIns = environment().demo ? await ensureDemo(dataDir, report) : [];
  report("starting the console");
  await Promise.all(ROLES.map((role) => startRole(role, dataDir)));
  if (stopping) return;
  report(`Stillwatch is at ${environment().publicUrl}`);
  for (const { role, email, password } of signIns) report(`  ${role.padEnd(18)} ${email}  ${password}`);
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
