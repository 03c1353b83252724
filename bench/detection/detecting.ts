import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { detect, detectWithin } from "@/lib/detection";
import { context } from "../installation";

/**
 * A process that runs detection once, as the worker does, over everything or over what moved, and says how long its phases took and
 * how much it held at most.
 */
async function main(): Promise<void> {
  const watch = new Worker(new URL("./heap-watch.mjs", import.meta.url));
  const began = performance.now();
  const look = process.argv[2] === "moved" ? detectWithin : detect;
  const { phases } = await look(context(), { onPhase: (phase) => void process.send?.({ phase }) });
  const seconds = (performance.now() - began) / 1_000;
  const answer = once(watch, "message");
  watch.postMessage("end");
  const [heap] = await answer;
  process.send?.({ phases, seconds, heap }, () => process.exit(0));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
