import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

// Loaded into the web process before its own code: measures how long its event loop was held up from `loop begin` to `loop end`, and tells
// the process that started it, in milliseconds. Plain JavaScript: nothing that reads TypeScript is there yet.
const resolution = 10;

if (isMainThread && process.send) {
  const delays = monitorEventLoopDelay({ resolution });
  // What is measured is the time from one look to the next, the time between looks included.
  const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolution);
  process.on("message", (message) => {
    if (message === "loop begin") {
      delays.enable();
      delays.reset();
    } else if (message === "loop end") {
      const { max } = delays;
      process.send({
        loop: { median: late(delays.percentile(50)), p99: late(delays.percentile(99)), most: late(max) },
      });
    }
  });
}
