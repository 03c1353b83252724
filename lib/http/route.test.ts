import { describe, expect, it } from "vitest";
import { conflict, forbiddenTransition, invalidInput, rateLimited, tooLarge, unavailable } from "@/lib/kernel";
import { currentRequestId } from "@/lib/log";
import { ndjson } from "./ndjson";
import { readJson } from "./read-json";
import { openRoute } from "./route";
import { requireSameOrigin } from "./same-origin";

const call = (handler: Parameters<typeof openRoute>[0], request = new Request("http://localhost:3000/api/x")) =>
  openRoute(handler)(request, { params: Promise.resolve({}) });

const failing = async (error: unknown) => {
  const response = await call(() => Promise.reject(error));
  return { response, problem: await response.json() };
};

describe("a route", () => {
  it("answers a value as JSON under the caller's request id", async () => {
    const request = new Request("http://localhost:3000/api/x", { headers: { "x-request-id": "abcdefgh-1" } });
    const response = await call(async () => ({ id: currentRequestId() }), request);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: "abcdefgh-1" });
    expect(response.headers.get("x-request-id")).toBe("abcdefgh-1");
  });

  it("takes no request id that could forge a log line", async () => {
    const request = new Request("http://localhost:3000/api/x", { headers: { "x-request-id": 'x","level":"fatal' } });
    const response = await call(async () => ({}), request);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    [conflict("x"), 409],
    [forbiddenTransition("x"), 422],
    [tooLarge("x"), 413],
    [rateLimited(7), 429],
    [unavailable("x", 2), 503],
  ])("maps %s", async (error, status) => {
    const { response, problem } = await failing(error);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(problem).toMatchObject({ status, type: `/problems/${error.code.replaceAll("_", "-")}` });
    expect(response.headers.get("retry-after")).toBe(error.retryAfterSeconds?.toString() ?? null);
  });

  it("names every faulty field", async () => {
    const fields = [{ field: "reason", message: "too short" }];
    expect((await failing(invalidInput("x", { fields }))).problem.errors).toEqual(fields);
  });

  it("never shows the message of an unforeseen error", async () => {
    const { response, problem } = await failing(new Error("password of the database is hunter2"));
    expect(response.status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain("hunter2");
  });
});

describe("requireSameOrigin", () => {
  // Fetch forbids scripts to set these headers; a server sees them all the same.
  const post = (headers: Record<string, string>) =>
    ({ method: "POST", headers: new Headers({ host: "console.example", ...headers }) }) as Request;
  const refused = (headers: Record<string, string>) => () => requireSameOrigin(post(headers));

  it("refuses another site's request that carries our cookie", () => {
    expect(refused({ cookie: "s=1", "sec-fetch-site": "cross-site" })).toThrow(/another site/);
    expect(refused({ cookie: "s=1", "sec-fetch-site": "same-site", origin: "http://console.example" })).toThrow();
    expect(refused({ cookie: "s=1", origin: "http://evil.example" })).toThrow(/another site/);
    expect(refused({ cookie: "s=1", origin: "null" })).toThrow(/another site/);
  });

  it("lets our own pages and programs through", () => {
    expect(refused({ cookie: "s=1", "sec-fetch-site": "same-origin" })).not.toThrow();
    expect(refused({ cookie: "s=1", origin: "http://console.example" })).not.toThrow();
    expect(refused({ cookie: "s=1" })).not.toThrow();
    expect(refused({ authorization: "Bearer k", origin: "http://evil.example" })).not.toThrow();
  });
});

describe("readJson", () => {
  const post = (body: BodyInit, type = "application/json") =>
    new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });

  it("reads JSON and refuses what is not", async () => {
    expect(await readJson(post('{"a":"ü"}'))).toEqual({ a: "ü" });
    await expect(readJson(post("a=b", "application/x-www-form-urlencoded"))).rejects.toThrow(/content-type/);
    await expect(readJson(post("{"))).rejects.toThrow(/not valid JSON/);
    await expect(readJson(post(""))).rejects.toThrow(/empty/);
    await expect(readJson(post(new Uint8Array([0x22, 0xff, 0x22])))).rejects.toThrow(/UTF-8/);
    await expect(readJson(post(`"${"a".repeat(100)}"`), 50)).rejects.toThrow(/50 bytes/);
  });
});

describe("ndjson", () => {
  it("streams lines only as they are asked for and lets go of the source when the reader leaves", async () => {
    let made = 0;
    let released = false;
    async function* rows() {
      try {
        for (;;) yield { row: made++, filling: "x".repeat(1000) };
      } finally {
        released = true;
      }
    }
    const reader = (ndjson(rows()).body as ReadableStream<Uint8Array>).getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value).split("\n")[0]).toContain('"row":0');
    expect(made).toBeLessThan(200);
    await reader.cancel();
    expect(released).toBe(true);
  });

  it("breaks off instead of ending well when a row fails", async () => {
    async function* rows() {
      yield 1;
      throw new Error("lost");
    }
    await expect(ndjson(rows()).text()).rejects.toThrow("lost");
  });
});
