import { spawn } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { RunPhase } from "@/lib/detection/contract";
import { childEnvironment } from "@/lib/env";
import type { Say } from "../installation";

const Progress = z.object({ phase: RunPhase });
const Measured = z.object({
  phases: z.array(RunPhase),
  /** Of the whole run. */
  seconds: z.number(),
  /** Most of heapUsed + external + arrayBuffers, in bytes. */
  heap: z.number(),
});
export type Measured = z.infer<typeof Measured>;

/** What a run looks at. */
export type Scope = "everything" | "moved";

/**
 * Runs detection in a process of its own, as the console does.
 * @throws when the process ends without an answer
 */
export async function detectApart(say: Say, scope: Scope): Promise<Measured> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/detection/detecting.ts", scope], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: childEnvironment({ NODE_ENV: "production" }),
  });
  let measured: Measured | undefined;
  child.on("message", (message) => {
    const progress = Progress.safeParse(message);
    if (progress.success)
      say(`  ${progress.data.phase.phase}: ${progress.data.phase.seconds.toFixed(1)} s, ${progress.data.phase.detail}`);
    else measured = Measured.parse(message);
  });
  const [code] = await once(child, "exit");
  if (measured === undefined) throw new Error(`the detecting process ended with ${code}`);
  return measured;
}
