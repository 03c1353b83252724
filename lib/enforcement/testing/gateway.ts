import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
}

export type Behaviour = (heard: Heard) => { status: number; body?: unknown } | undefined;

/** A gateway of a test's own: it remembers what it was sent, and behaves as the test says. */
export class Gateway {
  readonly heard: Heard[] = [];
  behave: Behaviour = () => ({ status: 200, body: {} });
  readonly #server = createServer((request, response) => void this.#take(request, response));

  static async open(): Promise<Gateway> {
    const gateway = new Gateway();
    gateway.#server.listen(0, "127.0.0.1");
    await once(gateway.#server, "listening");
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", this.url);
    const heard: Heard = {
      ...{ method: request.method ?? "", path: url.pathname, query: url.searchParams },
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.concat(chunks).toString("utf8"),
    };
    this.heard.push(heard);
    const answer = this.behave(heard);
    // Nothing said, it hangs.
    if (answer === undefined) return;
    const text = answer.body === undefined ? "" : JSON.stringify(answer.body);
    const headers = { "content-type": "application/json", location: "http://127.0.0.1:1/" };
    response.writeHead(answer.status, headers).end(text);
  }
}
