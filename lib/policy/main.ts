import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { environment } from "@/lib/env";
import { isDomainError, minute, preconditionFailed, second } from "@/lib/kernel";
import { logger } from "@/lib/log";
import { Counts } from "./counts";
import { Follower } from "./follower";
import { Held } from "./held";
import { policyServer } from "./server";

/** Longest wait for the rules of the database before the first answer: a start shall let nobody through for a moment. */
const firstRulesMs = second;
const staleSeconds = 10;
const drainMs = second;

/** The process that gateways ask: answers from memory, with or without the stores, until SIGTERM or until the launcher is gone. */
async function main(): Promise<void> {
  const settings = environment().policy;
  if (settings.tokens.length === 0 && !settings.openLoopback)
    throw preconditionFailed(
      "Gateways have no token: set STILLWATCH_POLICY_TOKEN (32 characters or more), or STILLWATCH_POLICY_OPEN_LOOPBACK=1.",
    );
  const held = new Held();
  const counts = new Counts();
  let stopping = false;
  const follower = new Follower(held, () => counts.requests);
  const current = follower.hears("current");
  await follower.hears("started");
  await Promise.race([current, sleep(firstRulesMs, undefined, { ref: false })]);
  const snapshot = (since: string | undefined) => follower.snapshot(since);
  const server = policyServer(settings, { held, counts, snapshot, isStopping: () => stopping });
  await listen(server, settings);
  const { port } = server.address() as AddressInfo;
  logger("policy").info({ port, host: settings.host, rules: held.rules.size }, "gateways are answered");
  process.send?.("ready");
  watch(held, counts);

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const closed = once(server, "close");
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    await follower.stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "disconnect"]) process.on(signal, () => void stop());
}

async function listen(server: ReturnType<typeof policyServer>, { port, host }: { port: number; host: string }) {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (isTaken) throw preconditionFailed(`Port ${port} is taken: choose another with STILLWATCH_POLICY_PORT.`);
    throw error;
  }
}

/** Tells once when the rules grow stale and again each minute, and when they are current again; so for questions without an account. */
function watch(held: Held, counts: Counts): void {
  const log = logger("policy");
  let toldAt: number | undefined;
  let unnamed = 0;
  setInterval(() => {
    const now = Date.now();
    const staleness = held.staleness(now);
    // At a start nothing is known for a moment, which is no reason to wake anybody.
    const isStale = (staleness ?? process.uptime()) > staleSeconds;
    if (isStale && (toldAt === undefined || now - toldAt >= minute)) {
      log.error({ stalenessSeconds: staleness ?? null, rules: held.rules.size }, "the rules are stale");
      toldAt = now;
    }
    if (!isStale && toldAt !== undefined) {
      log.info({ rules: held.rules.size }, "the rules are current again");
      toldAt = undefined;
    }
  }, second);
  setInterval(() => {
    held.buckets.sweep(performance.now());
    if (counts.unnamed > unnamed)
      log.warn({ requests: counts.unnamed - unnamed }, "gateways named no account; such requests are let through");
    unnamed = counts.unnamed;
  }, minute);
}

main().catch((error) => {
  if (isDomainError(error)) process.stderr.write(`${error.message}\n`);
  else logger("policy").fatal({ err: error }, "the policy process could not start");
  process.exit(1);
});
