import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { childEnvironment } from "@/lib/env";
import { programOf, root } from "@/lib/env/program";
import { unavailable } from "@/lib/kernel";
import {
  endProcess,
  exited,
  identify,
  ProcessIdentity,
  readPrivate,
  type Supervised,
  supervise,
  writePrivate,
} from "@/lib/stores";

const READY_WITHIN_MS = 60_000;
const FAILURES_IN_A_ROW = 6;

export interface Role {
  name: string;
  /** Its source. */
  main: string;
  /** How long it may take over its last work after SIGTERM, in milliseconds. */
  drain: number;
  env?: Record<string, string>;
}

/**
 * Runs one role as a process of its own until it is closed. The process says `ready` over its channel, and ends by
 * SIGTERM or when the channel closes because the launcher is gone.
 */
export async function runRole(role: Role, dataDir: string, giveUp: (reason: string) => void): Promise<Supervised> {
  const identityFile = path.join(dataDir, `${role.name}.process.json`);
  const left = await readPrivate(identityFile, ProcessIdentity);
  if (left)
    await endProcess(left, [
      ["SIGTERM", 1_000],
      ["SIGKILL", 2_000],
    ]);
  return supervise(
    role.name,
    async () => {
      const child = launch(role);
      const identity = child.pid === undefined ? undefined : await identify(child.pid);
      if (identity) await writePrivate(identityFile, identity);
      await ready(role, child);
      return child;
    },
    async (child) => {
      const ended = exited(child);
      child.kill("SIGTERM");
      await Promise.race([ended, sleep(role.drain, undefined, { ref: false })]);
      child.kill("SIGKILL");
      await ended;
    },
    { failures: FAILURES_IN_A_ROW, giveUp },
  );
}

function launch(role: Role): ChildProcess {
  return spawn(process.execPath, ["--enable-source-maps", programOf(role.main)], {
    cwd: root,
    // A group of its own: an interrupt from the terminal reaches the launcher alone, which knows the order.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: childEnvironment({ NODE_ENV: "production", NEXT_MANUAL_SIG_HANDLE: "1", ...role.env }),
  });
}

const Ready = z.literal("ready");

async function ready(role: Role, child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(unavailable(`${role.name} was not ready in time.`)), READY_WITHIN_MS);
    child.on("message", (message) => {
      if (!Ready.safeParse(message).success) return;
      clearTimeout(late);
      resolve();
    });
    void exited(child).then((how) => {
      clearTimeout(late);
      reject(unavailable(`${role.name} ended at its start (${how}).`));
    });
  }).catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
}
