import { setTimeout as pause } from "node:timers/promises";
import { type Answers, summaryOf } from "../detection/web-answers";
import type { Say } from "../installation";

const every = 250;
/** An answer that takes longer counts as none. */
const patience = 10_000;

/** What the console asks for as people go from page to page. */
const paths = [
  "/api/overview",
  "/api/campaigns",
  "/api/accounts?q=a",
  "/api/quality?window=all",
  "/api/v1/batches",
  "/api/health",
];

/** Asks once for everything, so that nothing is loaded for the first time later on. */
export async function lookAround(url: string, key: string): Promise<void> {
  for (const path of paths) await answer(url, path, key);
}

/** Asks for one thing after the other, about four a second, until told to end; gives how it was answered. */
export function browse(url: string, key: string, say: Say): () => Promise<Answers> {
  const over = new AbortController();
  const times: (number | undefined)[] = [];
  const failures = new Map<string, number>();
  const browsing = (async () => {
    for (let i = 0; !over.signal.aborted; i++) {
      const began = performance.now();
      const path = paths[i % paths.length] ?? "";
      const said = await answer(url, path, key);
      const failure = `${path} was answered with ${said}`;
      if (said !== 200) failures.set(failure, (failures.get(failure) ?? 0) + 1);
      times.push(said === 200 ? performance.now() - began : undefined);
      await pause(every);
    }
  })();
  return async () => {
    over.abort();
    await browsing;
    for (const [failure, count] of failures) say(`${failure}: ${count} times`);
    return summaryOf(times);
  };
}

/** The status of an answer, or why there was none. */
async function answer(url: string, path: string, key: string): Promise<number | string> {
  const request = { headers: { authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(patience) };
  try {
    const response = await fetch(url + path, request);
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
