import type { LayoutInput } from "./layout";
import type { DrawnGraph } from "./prepare-graph";
import type { Position } from "./seed-positions";

/** Rounds of layout: more for small graphs, where they cost nothing. */
const roundsFor = (nodes: number) => (nodes < 400 ? 400 : nodes < 1500 ? 200 : 100);

type Places = Record<string, Position>;

/** Places of all nodes, near those of the graph before a filter if there is one. */
export async function arrange(graph: DrawnGraph, before: DrawnGraph | null, signal: AbortSignal): Promise<Places> {
  const known = before === null ? undefined : await placesOf(before, undefined, signal);
  return placesOf(graph, known, signal);
}

/** Found in a worker; where none can run, here, at the cost of a moment. */
async function placesOf(graph: DrawnGraph, known: Places | undefined, signal: AbortSignal): Promise<Places> {
  const input: LayoutInput = {
    nodes: graph.nodes.map(({ id, x, y, size }) => ({ id, x, y, size })),
    edges: graph.edges.map(({ source, target, weight }) => ({ source, target, weight })),
    iterations: roundsFor(graph.nodes.length),
    ...(known === undefined ? {} : { known }),
  };
  try {
    return await inWorker(input, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const { layOut } = await import("./layout");
    return layOut(input);
  }
}

const inWorker = (input: LayoutInput, signal: AbortSignal): Promise<Record<string, Position>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    const end = (settle: () => void) => {
      worker.terminate();
      settle();
    };
    worker.onmessage = ({ data }) => end(() => resolve(data));
    worker.onerror = (event) => end(() => reject(new Error(event.message || "The layout's worker did not start.")));
    signal.addEventListener("abort", () => end(() => reject(signal.reason)), { once: true });
    worker.postMessage(input);
  });
