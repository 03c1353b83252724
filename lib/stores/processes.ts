import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { platform } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

/** A process that can be told from a later one with the same number. */
export const ProcessIdentity = z.object({ pid: z.number().int().positive(), startedAt: z.string() });
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** When a process started, in the system's own words; undefined when there is no such process. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    if (platform() !== "linux") return (await run("ps", ["-o", "lstart=", "-p", String(pid)])).stdout.trim();
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    ]);
    // The name in brackets may hold spaces; the fields that follow do not.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : `${boot.trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const startedAt = await startOf(pid);
  return startedAt ? { pid, startedAt } : undefined;
}

export async function isAlive(process: ProcessIdentity): Promise<boolean> {
  return (await startOf(process.pid)) === process.startedAt;
}

/** The command line of a process, or an empty text. */
export async function commandOf(pid: number): Promise<string> {
  try {
    if (platform() === "linux") return (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ").trim();
    return (await run("ps", ["-o", "command=", "-p", String(pid)])).stdout.trim();
  } catch {
    return "";
  }
}

/** Sends each signal in turn until the process is gone, waiting the given milliseconds after each. */
export async function endProcess(target: ProcessIdentity, steps: [NodeJS.Signals, number][]): Promise<boolean> {
  for (const [signal, patience] of steps) {
    if (!(await isAlive(target))) return true;
    try {
      process.kill(target.pid, signal);
    } catch {
      return !(await isAlive(target));
    }
    for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(20)) {
      if (!(await isAlive(target))) return true;
    }
  }
  return !(await isAlive(target));
}
