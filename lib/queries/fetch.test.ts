import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { retryDelay, shouldRetry } from "./client";
import { readJson, sendJson } from "./fetch";
import { ProblemError } from "./problem";
import { path, urlWith } from "./url";

const answers: Record<string, { status: number; headers?: Record<string, string>; body: string }> = {
  "/good": { status: 200, body: '{"name":"Quiet Harbour","extra":1}' },
  "/other": { status: 200, headers: { "x-request-id": "r-2" }, body: '{"name":7}' },
  "/refused": {
    status: 422,
    headers: { "content-type": "application/problem+json", "x-request-id": "r-3" },
    body: '{"title":"A rule is not met","detail":"No hard link.","errors":[{"field":"reason","message":"too short"}]}',
  },
  "/busy": { status: 503, headers: { "retry-after": "7" }, body: "<html>" },
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const { status, headers, body } = answers[request.url ?? ""] ?? { status: 404, body: "" };
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const Named = z.object({ name: z.string() });
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable(),
    (error: unknown) => error as ProblemError,
  );

describe("readJson", () => {
  it("gives what the contract names", async () => {
    expect(await readJson(Named, `${base}/good`)).toEqual({ name: "Quiet Harbour" });
  });

  it("does not pass on an answer that breaks the contract", async () => {
    const failure = await failureOf(readJson(Named, `${base}/other`));
    expect(failure).toMatchObject({ title: "The answer does not fit this page", requestId: "r-2" });
  });

  it("keeps message, fields and request of a problem", async () => {
    const failure = await failureOf(sendJson(Named, `${base}/refused`));
    expect(failure).toMatchObject({
      status: 422,
      title: "A rule is not met",
      message: "No hard link.",
      requestId: "r-3",
    });
    expect(failure.fieldMessage("reason")).toBe("too short");
    expect(shouldRetry(0, failure)).toBe(false);
  });

  it("takes a failure that is no problem document, and waits as long as the server asks", async () => {
    const failure = await failureOf(readJson(Named, `${base}/busy`));
    expect(failure).toMatchObject({ status: 503, retryAfterSeconds: 7 });
    expect([shouldRetry(0, failure), shouldRetry(2, failure), retryDelay(0, failure)]).toEqual([true, false, 7000]);
  });

  it("says so when nobody answers", async () => {
    const failure = await failureOf(readJson(Named, "http://127.0.0.1:1/"));
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure.isTransient).toBe(true);
  });
});

it("builds addresses without what is empty, and escapes ids", () => {
  expect(
    urlWith("/api/campaigns", { q: "", status: ["open", "confirmed"], verdict: [], limit: 50, cursor: undefined }),
  ).toBe("/api/campaigns?status=open%2Cconfirmed&limit=50");
  expect(path`/api/accounts/${"a/b?c"}`).toBe("/api/accounts/a%2Fb%3Fc");
});
