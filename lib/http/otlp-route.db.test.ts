import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as alias } from "@/app/api/v1/traces/route";
import { POST } from "@/app/v1/traces/route";
import { testPerson } from "@/lib/auth/testing";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import type { MessageType } from "@/lib/ingest/otlp/messages";
import { readProtobuf } from "@/lib/ingest/otlp/read-protobuf";
import { aSpan, called, inJson, inProtobuf, type WrittenSpan } from "@/lib/ingest/otlp/testing/written";
import { newId, rateLimited, unavailable } from "@/lib/kernel";
import { createApiKey } from "@/lib/people";
import { warehouse } from "@/lib/warehouse";
import { otlpError } from "./otlp-answer";

let key: string;
let keyId: string;
let reader: string;
let owner: string;

beforeAll(async () => {
  ({ id: owner } = await testPerson(["admin"]));
  const ctx = testContext(database(), ["admin"]);
  ctx.actor = { ...ctx.actor, id: owner };
  const make = (permission: "ingest.write" | "ingest.read") =>
    createApiKey(ctx, { name: `${permission} ${owner}`, permissions: [permission], expiresInDays: 1 });
  const writing = await make("ingest.write");
  [key, keyId] = [writing.key, writing.view.id];
  reader = (await make("ingest.read")).key;
});

const protobuf = { "content-type": "application/x-protobuf" };
const json = { "content-type": "application/json; charset=utf-8" };

function post(body: Uint8Array, more: Record<string, string>, handler = POST): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, ...more };
  const request = new Request("http://localhost:3000/v1/traces", { method: "POST", headers, body: Buffer.from(body) });
  return handler(request, { params: Promise.resolve({}) });
}

/** google.rpc.Status with google.rpc.BadRequest, as far as they are used. */
const status: MessageType = {
  code: { number: 1, of: "enumeration" },
  message: { number: 2, of: "text" },
  details: { number: 3, of: () => ({ "@type": { number: 1, of: "text" } }), repeated: true },
};

/** The error's body, in whichever format it is; that the format is the request's is checked on the way. */
async function statusOf(
  response: Response,
  type: string,
): Promise<{ code: number; message: string; details?: object[] }> {
  expect(response.headers.get("content-type")).toBe(type);
  const bytes = Buffer.from(await response.arrayBuffer());
  return type === "application/json" ? JSON.parse(bytes.toString()) : readProtobuf(bytes, status);
}

let spans = 0;
/** A span of its own. */
const fresh = (account: string, more: WrittenSpan = {}): WrittenSpan => {
  spans += 1;
  const spanId = spans.toString(16).padStart(16, "0");
  return aSpan(called({ "stillwatch.account_id": account }), { traceId: owner.replaceAll("-", ""), spanId, ...more });
};
const stored = async (account: string): Promise<number> => {
  const [row] = await warehouse().rows<{ n: number }>(
    "SELECT toFloat64(count()) AS n FROM exchange WHERE account_id = {account:String}",
    { account },
  );
  return row?.n ?? 0;
};

describe("a request for /v1/traces", () => {
  it("answers success with an empty message in the format of the request, also where there is nothing to take", async () => {
    const empty = await post(Buffer.alloc(0), protobuf);
    expect([empty.status, empty.headers.get("content-type")]).toEqual([200, "application/x-protobuf"]);
    expect((await empty.arrayBuffer()).byteLength).toBe(0);
    const account = `otlp-${newId()}`;
    const taken = await post(inJson([fresh(account)]), json, alias);
    expect([taken.status, taken.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await taken.json()).toEqual({});
    expect(await stored(account)).toBe(1);
  });

  it("tells how many spans are refused, keeps the rest, and takes nothing twice", async () => {
    const account = `otlp-${newId()}`;
    const body = gzipSync(
      inJson([
        fresh(account),
        fresh(account, { end: 1n }),
        fresh(account, { start: 0n }),
        fresh(account, { start: BigInt(Date.now() + 3 * 86_400_000) * 1_000_000n }),
        fresh(account, { traceId: "00" }),
        { ...fresh(account), attributes: called({ "stillwatch.account_id": account, huge: "x".repeat(9 << 20) }) },
      ]),
    );
    const expected = {
      partialSuccess: {
        rejectedSpans: "4",
        errorMessage: expect.stringMatching(
          /^4 spans were not taken: .*ts is missing \(1\).*the exchange is longer than 8 MB \(1\)/,
        ),
      },
    };
    for (let time = 0; time < 2; time++) {
      const answer = await post(body, { ...json, "content-encoding": "gzip" });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual(expected);
    }
    expect(await stored(account)).toBe(2);
  });

  it.each([
    ["application/x-protobuf", protobuf, inProtobuf([aSpan(called())]).subarray(0, -3)],
    ["application/json", json, inJson([aSpan(called())]).subarray(0, -3)],
    ["application/json", json, Buffer.from('{"resourceSpans":[{"scopeSpans":"none"}]}')],
    [
      "application/x-protobuf",
      { ...protobuf, "content-encoding": "gzip" },
      gzipSync(Buffer.alloc(500)).subarray(0, 20),
    ],
    ["application/json", { ...json, "content-encoding": "gzip" }, Buffer.from("not gzip at all")],
  ])("refuses a damaged body for good, in %s", async (type, headers, body) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(400);
    const { code, message, details } = await statusOf(answer, type);
    expect(code).toBe(3);
    expect(message).toMatch(/\w+/);
    if (!("content-encoding" in headers)) {
      expect(details).toMatchObject([{ "@type": "type.googleapis.com/google.rpc.BadRequest" }]);
    }
  });

  it("refuses what is too large when decompressed, before it is all in memory", async () => {
    const bomb = gzipSync(Buffer.alloc(200 << 20, " "), { level: 9 });
    expect(bomb.length).toBeLessThan(1 << 20);
    const answer = await post(bomb, { ...json, "content-encoding": "gzip" });
    expect(answer.status).toBe(413);
    expect((await statusOf(answer, "application/json")).message).toContain("20 MiB");
  });

  it.each([
    [415, { "content-type": "text/plain" }, "application/json"],
    [415, { ...protobuf, "content-encoding": "br" }, "application/x-protobuf"],
    [401, { ...protobuf, authorization: "Bearer sw_unknown" }, "application/x-protobuf"],
    [401, { ...json, authorization: "" }, "application/json"],
  ])("answers %i for %j", async (code, headers, type) => {
    const answer = await post(inProtobuf([aSpan(called())]), headers);
    expect(answer.status).toBe(code);
    expect((await statusOf(answer, type)).message).toMatch(/\w+/);
  });

  it("answers 403 to a key that may not send, before it looks at the body", async () => {
    const answer = await post(Buffer.from("{"), { ...json, authorization: `Bearer ${reader}` });
    expect(answer.status).toBe(403);
    expect(await statusOf(answer, "application/json")).toMatchObject({ code: 7 });
  });

  it.each([
    [unavailable("Busy.", 5), 503, "5"],
    [rateLimited(7), 429, "7"],
  ])("says when to come back: %s", async (error, code, after) => {
    const answer = otlpError(error, newId(), "protobuf");
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([code, after]);
    expect((await statusOf(answer, "application/x-protobuf")).message).toBe(error.message);
  });

  it("gathers what comes at the same time into few batches, and answers each for itself", async () => {
    const account = `otlp-${newId()}`;
    const before = new Date();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => {
        const faulty = n % 3 === 0 ? [fresh(account, { start: 0n })] : [];
        return post(inProtobuf([fresh(account), ...faulty, fresh(account)]), protobuf);
      }),
    );
    for (const [n, answer] of answers.entries()) {
      expect(answer.status).toBe(200);
      expect((await answer.arrayBuffer()).byteLength > 0).toBe(n % 3 === 0);
    }
    expect(await stored(account)).toBe(120);
    const batches = await database().ingestBatch.findMany({
      where: { requestedBy: keyId, startedAt: { gte: before } },
    });
    expect(batches.length).toBeLessThanOrEqual(5);
    expect(batches.reduce((sum, { accepted }) => sum + Number(accepted), 0)).toBe(120);
  });
});
