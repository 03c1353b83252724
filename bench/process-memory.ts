import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** Most memory a process has held since the last reset, in bytes; undefined where the system does not tell. */
export async function peakMemory(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** Starts the count of `peakMemory` anew, where the system can. */
export const resetPeakMemory = (pid: number): Promise<void> =>
  writeFile(`/proc/${pid}/clear_refs`, "5").catch(() => undefined);

/** The process of the embedded engine over a data directory. */
export async function enginePid(dataDir: string): Promise<number> {
  const text = await readFile(path.join(dataDir, "engine", "process.json"), "utf8");
  return z.object({ pid: z.number() }).parse(JSON.parse(text)).pid;
}
