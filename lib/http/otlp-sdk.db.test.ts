import { type Attributes, DiagLogLevel, diag, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, expect, it } from "vitest";
import { POST } from "@/app/v1/traces/route";
import { testPerson } from "@/lib/auth/testing";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { createApiKey } from "@/lib/people";
import { rebuildRollups } from "@/lib/traffic/rollups";
import { warehouse } from "@/lib/warehouse";
import { type Served, serve } from "./testing/served";

let key: string;
const servers: Served[] = [];
/** What the exporter says of itself. */
const logged: string[] = [];

beforeAll(async () => {
  const { id } = await testPerson(["admin"]);
  const ctx = testContext(database(), ["admin"]);
  ctx.actor = { ...ctx.actor, id };
  ({ key } = await createApiKey(ctx, { name: `otel ${id}`, permissions: ["ingest.write"], expiresInDays: 1 }));
  const log = (...parts: unknown[]) => void logged.push(parts.map((part) => JSON.stringify(part)).join(" "));
  diag.setLogger({ verbose: log, debug: () => undefined, info: log, warn: log, error: log }, DiagLogLevel.ALL);
});
afterAll(async () => {
  diag.disable();
  await Promise.all(servers.map((server) => server.close()));
});

async function served(
  ...args: Parameters<typeof serve> extends [unknown, ...infer Rest] ? Rest : never
): Promise<Served> {
  const server = await serve(POST, ...args);
  servers.push(server);
  return server;
}

/** Milliseconds; the machine may be busy. */
const patience = 60_000;
const exporters = { protobuf: ProtobufExporter, json: JsonExporter };

/** An instrumented program: makes spans, and has the SDK send them when it shuts down. */
async function program(
  exporter: SpanExporter,
  spans: { name?: string; kind?: SpanKind; attributes: Attributes; start?: Date; failed?: boolean }[],
): Promise<void> {
  const provider = new BasicTracerProvider({
    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: patience })],
  });
  const tracer = provider.getTracer("test");
  for (const { name = "chat sable-3", kind = SpanKind.CLIENT, attributes, start, failed } of spans) {
    const span = tracer.startSpan(name, { kind, attributes, startTime: start });
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
  await provider.forceFlush();
  await provider.shutdown();
}

const chat = (account: string, more: Attributes = {}): Attributes => ({
  "gen_ai.operation.name": "chat",
  "gen_ai.request.model": "sable-3",
  "stillwatch.account_id": account,
  ...more,
});
const headers = () => ({ authorization: `Bearer ${key}` });
const rowsOf = (account: string) =>
  warehouse().rows<Record<string, unknown>>(
    `SELECT exchange_id, model, prompt, response, system_prompt, tools, input_tokens, max_tokens, toString(ip) AS ip, status,
       finish_reason, attributes FROM exchange WHERE account_id = {account:String} ORDER BY input_tokens`,
    { account },
  );

it.each(["protobuf", "json"] as const)(
  "the SDK's exporter sends in %s, compressed, and is told that all is taken",
  async (format) => {
    const server = await served();
    const account = `otel-${newId()}`;
    const exporter = new exporters[format]({
      url: `${server.url}/v1/traces`,
      headers: headers(),
      timeoutMillis: patience,
      compression: "gzip" as never,
    });
    const say = (role: string, content: string) => [{ role, parts: [{ type: "text", content }] }];
    const spans = Array.from({ length: 40 }, (_, n) => ({
      attributes: chat(account, {
        "gen_ai.usage.input_tokens": n,
        "gen_ai.request.max_tokens": 4096,
        "gen_ai.request.top_p": 0.5,
        "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.input.messages": JSON.stringify(
          say("user", `Explain step ${n}; my key is sk-live-0123456789abcdef0123456789abcdef`),
        ),
        "gen_ai.output.messages": JSON.stringify(say("assistant", "Gladly.")),
        "gen_ai.tool.definitions": JSON.stringify([{ type: "function", name: "search" }]),
        "client.address": "203.0.113.9",
      }),
    }));
    const others = [
      { name: "POST", attributes: { "http.request.method": "POST", "http.response.status_code": 200 } },
      { name: "execute_tool", attributes: { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "search" } },
      { name: "embeddings", attributes: { "gen_ai.operation.name": "embeddings", "gen_ai.request.model": "e" } },
    ];
    logged.length = 0;
    await program(exporter, [...spans, ...others]);

    const contentType = format === "json" ? "application/json" : "application/x-protobuf";
    expect(server.requests.map(({ status }) => status)).toEqual([200]);
    expect(server.requests[0]?.headers.get("content-type")).toBe(contentType);
    expect(server.requests[0]?.headers.get("content-encoding")).toBe("gzip");
    expect(logged.filter((line) => /partial|could not deserialize|error/i.test(line))).toEqual([]);
    const rows = await rowsOf(account);
    expect(rows).toHaveLength(40);
    expect(rows[7]).toMatchObject({
      exchange_id: expect.stringMatching(/^[0-9a-f]{32}-[0-9a-f]{16}$/),
      model: "sable-3",
      prompt: expect.stringMatching(/^Explain step 7; my key is \[secret\]$/),
      response: "Gladly.",
      tools: ["search"],
      input_tokens: 7,
      max_tokens: 4096,
      ip: "::ffff:203.0.113.9",
      status: "ok",
      finish_reason: "stop",
    });
    expect(JSON.parse(String(rows[7]?.attributes))).toMatchObject({ "gen_ai.request.top_p": 0.5 });
  },
);

it.each(["protobuf", "json"] as const)("the SDK hears in %s how many spans were refused, and why", async (format) => {
  const server = await served();
  const account = `otel-${newId()}`;
  const exporter = new exporters[format]({
    url: `${server.url}/v1/traces`,
    headers: headers(),
    timeoutMillis: patience,
  });
  const { "stillwatch.account_id": _, ...nobody } = chat(account);
  const tomorrow = new Date(Date.now() + 3 * 86_400_000);
  logged.length = 0;
  await program(exporter, [
    { attributes: chat(account) },
    { attributes: nobody },
    { attributes: nobody },
    { attributes: chat(account), start: tomorrow },
    { attributes: { "gen_ai.operation.name": "chat", "stillwatch.account_id": account } },
    { attributes: { "http.request.method": "GET" } },
  ]);
  expect(server.requests.map(({ status }) => status)).toEqual([200]);
  const partial = logged.find((line) => /Partial Success/i.test(line));
  expect(partial).toMatch(/"rejectedSpans\\?":\\?"?4/);
  expect(partial).toContain("4 spans were not taken: account_id is missing (2); ");
  expect(partial).toContain("ts is in the future (1)");
  expect(partial).toContain("model is missing (1)");
  expect(await rowsOf(account)).toHaveLength(1);
});

it("spans whose first answer was lost to a 503 are sent again by the SDK and stored once", async () => {
  const away = () => new Response(null, { status: 503, headers: { "retry-after": "1" } });
  const server = await served((response, nth) => (nth === 1 ? away() : response));
  const account = `otel-${newId()}`;
  const exporter = new ProtobufExporter({
    url: `${server.url}/v1/traces`,
    headers: headers(),
    timeoutMillis: patience,
  });
  await program(
    exporter,
    Array.from({ length: 25 }, () => ({ attributes: chat(account) })),
  );
  expect(server.requests.map(({ status }) => status)).toEqual([503, 200]);
  expect(await rowsOf(account)).toHaveLength(25);
});

it("what the SDK has sent is in the roll-ups behind every timeline once they are rebuilt, and consoles are told", async () => {
  const server = await served();
  const account = `otel-${newId()}`;
  const before = Number((await database().liveEvent.aggregate({ _max: { id: true } }))._max.id ?? 0);
  const told = (topic: string) => database().liveEvent.count({ where: { id: { gt: before }, topic } });
  await program(new JsonExporter({ url: `${server.url}/v1/traces`, headers: headers(), timeoutMillis: patience }), [
    { attributes: chat(account) },
  ]);
  expect(await told("ingest")).toBeGreaterThan(0);
  await rebuildRollups(testContext(database(), ["admin"]));
  expect(await told("traffic")).toBeGreaterThan(0);
  const [hour] = await warehouse().rows(
    "SELECT toFloat64(sum(exchanges)) AS n FROM account_hour WHERE account_id = {account:String}",
    {
      account,
    },
  );
  expect(hour).toEqual({ n: 1 });
});
