import { userInfo } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { anchorBeforeClosing } from "@/lib/audit";
import type { Actor, Permission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { closeDatabase, database } from "@/lib/db";
import { reloadEnvironment } from "@/lib/env";
import { newId, systemClock } from "@/lib/kernel";
import { openInstallation } from "@/lib/launcher/open-installation";
import { warehouse } from "@/lib/warehouse";
import { aborted, type Terminal } from "./terminal";

/** How long an interrupted verb may take to end by itself, in milliseconds. */
const CLEANS_UP_WITHIN = 3_000;

/** Whoever may start programs on the machine of the installation, with just what the command is for. */
export const localOperator = (permissions: readonly Permission[]): Actor => ({
  type: "system",
  id: "command_line",
  name: `command line (${loginName()})`,
  permissions: new Set(permissions),
});

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return String(process.getuid?.() ?? "unknown");
  }
}

/**
 * Runs a command on the stores of the data directory: those of a running instance, else its own, which are closed at the
 * end. When the person asks to stop, what is under way is rolled back and the stores close.
 */
export async function withInstallation(
  terminal: Terminal,
  permissions: readonly Permission[],
  run: (ctx: Context) => Promise<void>,
): Promise<void> {
  // Progress is for people here; the log says what is wrong.
  reloadEnvironment({ STILLWATCH_LOG_LEVEL: process.env.STILLWATCH_LOG_LEVEL ?? "warn" });
  const stores = await openInstallation({ attach: true });
  try {
    terminal.signal.throwIfAborted();
    const ctx = openContext(localOperator(permissions));
    const running = run(ctx);
    // A verb that hears of the interruption cleans up behind itself; one that does not fails once its store is gone.
    running.catch(() => undefined);
    await Promise.race([running, aborted(terminal.signal).then(() => sleep(CLEANS_UP_WITHIN))]);
    terminal.signal.throwIfAborted();
  } finally {
    await anchorBeforeClosing();
    await closeDatabase();
    await stores.close();
  }
}

/** Both clients read the environment that the stores have filled in by now. */
export const openContext = (actor: Actor): Context => ({
  actor,
  db: database(),
  warehouse: warehouse(),
  clock: systemClock,
  requestId: newId(),
});
