import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { environment } from "@/lib/env";
import { logger } from "@/lib/log";

/** An upload arrives as fast as its rows are taken in: hours for a month of traffic, not the five minutes that Node gives a request. */
const LONGEST_UPLOAD_MS = 12 * 3_600_000;

/**
 * The web process: Next behind a server of our own, since a live stream never ends by itself and would hold back the
 * end of the process: on SIGTERM, streams are ended (browsers reconnect), other answers get time to finish.
 */
async function main(): Promise<void> {
  const { port, host, drainMs } = environment();
  const app = next({ dev: false, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const answering = new Set<ServerResponse>();
  let stopping = false;
  const server = createServer({ requestTimeout: LONGEST_UPLOAD_MS }, (request, response) => {
    answering.add(response);
    // A balancer keeps its connections, and shall not send more over one that is about to end.
    if (stopping) response.setHeader("connection", "close");
    appendAddress(request);
    response.once("close", () => answering.delete(response));
    handle(request, response).catch((error) => {
      logger("web").error({ err: error }, "a request failed outside its handler");
      response.destroy();
    });
  });
  server.listen(port, host);
  await once(server, "listening");
  process.send?.("ready");

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const closed = once(server, "close");
    server.close();
    server.closeIdleConnections();
    for (const response of answering) {
      if (!response.headersSent) response.setHeader("connection", "close");
      if (String(response.getHeader("content-type")).startsWith("text/event-stream")) response.socket?.destroySoon();
    }
    setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("disconnect", () => void stop());
}

/** Adds who connected to the chain of addresses, so that nobody can pass for another by sending the header. */
function appendAddress(request: IncomingMessage): void {
  const chain = [request.headers["x-forwarded-for"], request.socket.remoteAddress].filter(Boolean);
  request.headers["x-forwarded-for"] = chain.join(", ");
}

main().catch((error) => {
  logger("web").fatal({ err: error }, "the web process could not start");
  process.exit(1);
});
