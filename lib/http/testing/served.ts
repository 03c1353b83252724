import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { RouteHandler } from "../route";

/** A route handler behind a real HTTP server, with what was asked of it. */
export interface Served {
  url: string;
  requests: { headers: Headers; status: number }[];
  close(): Promise<void>;
}

/**
 * Serves one handler at every path of a port of its own.
 * @param answered may put another answer in the place of the handler's
 */
export async function serve(
  handler: RouteHandler,
  answered: (response: Response, nth: number) => Response = (response) => response,
): Promise<Served> {
  const requests: Served["requests"] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const request = requestOf(incoming);
      const response = answered(await handler(request, { params: Promise.resolve({}) }), requests.length + 1);
      requests.push({ headers: request.headers, status: response.status });
      await send(response, outgoing);
    })().catch((error) => outgoing.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close };
}

function requestOf(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  const init = { method: incoming.method, headers, body, duplex: "half" } as RequestInit;
  return new Request(`http://${incoming.headers.host}${incoming.url}`, init);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
