import { setFlagsFromString } from "node:v8";

/** Percent by which the heap may grow over what was alive at the last collection before the next one. */
const growth = 25;
let running = 0;

/**
 * Does work that holds most of what it makes until its end. V8 lets such a heap double before it collects, so that half of it is
 * garbage at its largest; meanwhile it collects at a quarter more.
 */
export async function withSmallHeap<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running++ === 0) setFlagsFromString(`--heap-growing-percent=${growth}`);
  try {
    return await work();
  } finally {
    // 0 leaves the choice to V8.
    if (--running === 0) setFlagsFromString("--heap-growing-percent=0");
  }
}
