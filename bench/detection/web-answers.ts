import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { runRole } from "@/lib/launcher/child";
import type { Say } from "../installation";

const every = 250;
/** An answer that takes longer counts as none. */
const patience = 10_000;

/** How the web process answered: milliseconds, and requests that were not answered with 200 in time. */
export interface Answers {
  asked: number;
  failed: number;
  median: number;
  p99: number;
  most: number;
}

/**
 * Asks the real web process, which has to be built, for its health, an answer that takes both stores, while some work is done.
 * `answers` is undefined where there is no build.
 */
export async function withWeb<Result>(
  dataDir: string,
  say: Say,
  work: () => Promise<Result>,
): Promise<{ result: Result; answers: Answers | undefined }> {
  if (!existsSync(".next/BUILD_ID")) {
    say("no web process: there is no build (npm start makes one)");
    return { result: await work(), answers: undefined };
  }
  const port = await freePort();
  const role = {
    name: "web",
    main: "lib/launcher/web.ts",
    drain: 2_500,
    env: { PORT: String(port), STILLWATCH_HOST: "127.0.0.1" },
  };
  const web = await runRole(role, dataDir, say);
  const asking = new AbortController();
  const asked = ask(`http://127.0.0.1:${port}/api/health`, asking.signal);
  try {
    const result = await work();
    asking.abort();
    return { result, answers: summaryOf(await asked) };
  } finally {
    asking.abort();
    await web.close();
  }
}

/** Milliseconds of each request, undefined for one that failed. */
async function ask(url: string, until: AbortSignal): Promise<(number | undefined)[]> {
  const times: (number | undefined)[] = [];
  await fetch(url).catch(() => undefined);
  while (!until.aborted) {
    const began = performance.now();
    const isFine = await fetch(url, { signal: AbortSignal.timeout(patience) }).then(
      async (response) => (await response.text()) !== "" && response.ok,
      () => false,
    );
    times.push(isFine ? performance.now() - began : undefined);
    await pause(every);
  }
  return times;
}

/** @param times milliseconds of each request, undefined for one that failed */
export function summaryOf(times: readonly (number | undefined)[]): Answers {
  const sorted = times.flatMap((time) => time ?? []).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { asked: times.length, failed: times.length - sorted.length, median: at(0.5), p99: at(0.99), most: at(1) };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
