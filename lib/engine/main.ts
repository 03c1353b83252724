import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { logger } from "@/lib/log";
import { EngineConfig } from "./config";
import { Engine } from "./engine";
import { exception } from "./exceptions";
import { createFront } from "./serve";

const STOP_WITHIN_MS = 4_500;

/**
 * The engine process: reads its configuration from the first line of standard input, answers `{"port":N}` on standard
 * output, and ends by SIGTERM or when standard input closes, so that it never outlives whoever started it.
 */
async function main(): Promise<void> {
  const log = logger("engine");
  const lines = createInterface({ input: process.stdin });
  const [line] = await once(lines, "line");
  const config = EngineConfig.parse(JSON.parse(String(line)));
  const engine = await Engine.open(config);
  const stopping = new AbortController();
  const front = createFront(engine, config.secret, stopping.signal);
  front.listen(config.port, "127.0.0.1");
  await once(front, "listening");
  process.stdout.write(`${JSON.stringify({ port: (front.address() as AddressInfo).port })}\n`);

  const stop = async (reason: string) => {
    if (stopping.signal.aborted) return;
    // Waiting for a query that does not end would be worse than a killed process, after which no acknowledged row is lost.
    setTimeout(() => process.kill(process.pid, "SIGKILL"), STOP_WITHIN_MS).unref();
    log.debug({ reason, running: engine.running }, "engine stops");
    stopping.abort(exception(236, "ABORTED", "The engine is stopping", 503));
    front.close();
    front.closeIdleConnections();
    while (engine.running > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await engine.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
  lines.on("close", () => void stop("parent is gone"));
}

main().catch((error) => {
  logger("engine").fatal({ err: error }, "the engine could not start");
  process.exit(1);
});
