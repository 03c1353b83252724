import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { runRole } from "@/lib/launcher/child";
import { freePort } from "@/lib/stores";
import type { Warehouse } from "@/lib/warehouse";
import type { Say } from "../installation";

const watch = fileURLToPath(new URL("loop-watch.mjs", import.meta.url));
const Told = z.object({ loop: z.object({ median: z.number(), p99: z.number(), most: z.number() }) });
/** Milliseconds by which the event loop was late. */
export type LoopDelay = z.infer<typeof Told>["loop"];

export interface WebProcess {
  url: string;
  /** Begins to measure the event loop; what this gives ends it. */
  watchLoop(): () => Promise<LoopDelay>;
  close(): Promise<void>;
}

/** Whether there is a console to start: `npm start` builds it. */
export const isBuilt = (): boolean => existsSync(".next/BUILD_ID");

/** Starts the real web process on a traffic store. */
export async function startWeb(dataDir: string, store: Warehouse, say: Say): Promise<WebProcess> {
  const port = await freePort();
  const traffic = new URL(store.url);
  traffic.pathname = `/${store.database}`;
  const web = await runRole(
    {
      name: "web",
      main: "lib/launcher/web.ts",
      drain: 2_500,
      env: {
        PORT: String(port),
        STILLWATCH_HOST: "127.0.0.1",
        CLICKHOUSE_URL: traffic.href,
        NODE_OPTIONS: `--import=${watch}`,
      },
    },
    dataDir,
    say,
  );
  const watchLoop = () => {
    const { child } = web;
    child?.send("loop begin");
    return () =>
      new Promise<LoopDelay>((resolve, reject) => {
        if (child === undefined || child !== web.child) return reject(new Error("the web process has ended meanwhile"));
        child.on("message", (message) => {
          const told = Told.safeParse(message);
          if (told.success) resolve(told.data.loop);
        });
        child.send("loop end");
      });
  };
  return { url: `http://127.0.0.1:${port}`, watchLoop, close: () => web.close() };
}
