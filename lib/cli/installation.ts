import { userInfo } from "node:os";
import type { Actor, Permission } from "@/lib/auth";
import type { Context } from "@/lib/command";
import { reloadEnvironment } from "@/lib/env";
import { newId, systemClock } from "@/lib/kernel";
import { openInstallation } from "@/lib/launcher/open-installation";
import { aborted, type Terminal } from "./terminal";

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
 * end. When the person asks to stop, the stores close at once and what was under way is rolled back with them.
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
    const ctx = await openContext(localOperator(permissions));
    const running = run(ctx);
    // An interrupted verb fails once its store is gone; that is not worth a word of its own.
    running.catch(() => undefined);
    await Promise.race([running, aborted(terminal.signal)]);
    terminal.signal.throwIfAborted();
  } finally {
    const { closeDatabase } = await import("@/lib/db");
    await closeDatabase();
    await stores.close();
  }
}

/** Loaded late: both clients read the environment that the stores have just filled in. */
export async function openContext(actor: Actor): Promise<Context> {
  const [{ database }, { warehouse }] = await Promise.all([import("@/lib/db"), import("@/lib/warehouse")]);
  return { actor, db: database(), warehouse: warehouse(), clock: systemClock, requestId: newId() };
}
