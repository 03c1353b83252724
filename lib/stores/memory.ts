import { totalmem } from "node:os";

/** Bytes this process may count on: the machine's, or the container's when that is less. */
export function availableMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
