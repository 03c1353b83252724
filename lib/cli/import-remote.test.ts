import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Terminal } from "./command";
import { importRemotely, serverAt } from "./import-remote";

const root = mkdtempSync(join(tmpdir(), "sent-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const line = '{"model":"m-1","released_at":"2026-01-01T00:00:00Z"}\n';
const file = (name: string, bytes: string | Buffer) => {
  writeFileSync(join(root, name), bytes);
  return join(root, name);
};

const batch = {
  id: "0198c1de-0000-7000-8000-000000000000",
  kind: "releases",
  status: "committed",
  source: "api",
  lines: 1,
  accepted: 1,
  duplicates: 0,
  rejected: 0,
  bytes: line.length,
  started_at: "2026-01-01T00:00:00.000Z",
};

interface Received {
  path: string | undefined;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

let server: Server;
let received: Received[];
let answers: [status: number, body: unknown, headers?: Record<string, string>][];
const terminal: Terminal = {
  out: async () => undefined,
  progress: () => undefined,
  signal: new AbortController().signal,
};

beforeEach(async () => {
  received = [];
  server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    received.push({ path: request.url, headers: request.headers, body: await buffer(request) });
    const [status, body, headers = {}] = answers.shift() ?? [500, {}];
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("STILLWATCH_API_KEY", "sw_secret");
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
});

const send = (path: string) => {
  const { port } = server.address() as AddressInfo;
  return importRemotely(serverAt(`http://127.0.0.1:${port}`), { kind: "releases", file: path }, terminal);
};

describe("sending a file to a running server", () => {
  it("sends the bytes as they are, says whether they are gzip, and tries again under the same key when told to", async () => {
    const packed = gzipSync(line);
    answers = [
      [503, { title: "Unavailable", detail: "Too many uploads." }, { "retry-after": "0.01" }],
      [200, batch],
    ];
    expect(await send(file("a.ndjson.gz", packed))).toMatchObject({ accepted: 1, status: "committed" });
    expect(received).toHaveLength(2);
    for (const { path, headers, body } of received) {
      expect(path).toBe("/api/v1/releases");
      expect(headers).toMatchObject({ authorization: "Bearer sw_secret", "content-encoding": "gzip" });
      expect(headers["idempotency-key"]).toBe(received[0]?.headers["idempotency-key"]);
      expect(body.equals(packed)).toBe(true);
    }
    answers = [[200, batch]];
    await send(file("b.ndjson", line));
    expect(received[2]?.headers["content-encoding"]).toBeUndefined();
    expect(received[2]?.headers["idempotency-key"]).not.toBe(received[0]?.headers["idempotency-key"]);
  });

  it("passes on what the server says against it, once", async () => {
    answers = [[403, { title: "Forbidden", detail: "This key may not send exchanges." }]];
    await expect(send(file("c.ndjson", line))).rejects.toThrow("This key may not send exchanges.");
    expect(received).toHaveLength(1);
  });

  it("hears what the server says before it has the whole file", async () => {
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(413).end(JSON.stringify({ title: "Too large", detail: "An upload is at most 1 MB." }));
      request.resume();
    });
    await expect(send(file("d.ndjson", line.repeat(400_000)))).rejects.toThrow("An upload is at most 1 MB.");
  });

  it("asks for a key and a URL before anything is sent", () => {
    expect(() => serverAt("localhost:3000")).toThrow("--url must be an http or https URL");
    vi.stubEnv("STILLWATCH_API_KEY", "");
    expect(() => serverAt("http://localhost:3000")).toThrow("STILLWATCH_API_KEY is not set");
  });
});
