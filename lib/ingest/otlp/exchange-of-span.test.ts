import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Exchange } from "../contract";
import { addressesOfPeer, attributeNames } from "./attribute-names";
import { exchangeOfSpan } from "./exchange-of-span";
import { isInference } from "./is-inference";
import { readSpans } from "./read-spans";
import type { Span, Value } from "./span";
import { aSpan, called, inProtobuf, type WrittenSpan } from "./testing/written";

const spanOf = (
  attributes: Record<string, Value>,
  more: WrittenSpan = {},
  resource: Record<string, Value> = {},
): Span => {
  const [span] = readSpans(inProtobuf([aSpan(attributes, more)], resource), "protobuf");
  return span as Span;
};
const exchange = (...written: Parameters<typeof spanOf>) => exchangeOfSpan(spanOf(...written));

describe("an exchange from a span", () => {
  it("has everything that the present conventions tell", () => {
    const line = exchange(
      called({
        "gen_ai.provider.name": "aws.bedrock",
        "gen_ai.response.model": "sable-3-2026-02-01",
        "gen_ai.conversation.id": "conv-7",
        "gen_ai.request.max_tokens": 4096,
        "gen_ai.request.temperature": 0.25,
        "gen_ai.request.top_p": 0.9,
        "gen_ai.usage.input_tokens": 120,
        "gen_ai.usage.output_tokens": 480,
        "gen_ai.usage.reasoning.output_tokens": 60,
        "gen_ai.response.finish_reasons": ["length"],
        "user_agent.original": "openai-python/2.1",
        "client.address": "203.0.113.7",
        "client.as.number": 64500,
        "user.id": "end-1",
        "stillwatch.api_key_id": "key-1",
        "http.response.status_code": 200,
      }),
    );
    expect(line).toEqual({
      exchange_id: "5b8efff798038103d269b633813fc60c-eee19b7ec3c1b174",
      ts: "2026-03-04T05:06:07.890Z",
      account_id: "acct-1",
      api_key_id: "key-1",
      end_user_id: "end-1",
      session_id: "conv-7",
      model: "sable-3",
      surface: "bedrock",
      ip: "203.0.113.7",
      asn: 64500,
      user_agent: "openai-python/2.1",
      max_tokens: 4096,
      temperature: 0.25,
      input_tokens: 120,
      output_tokens: 480,
      reasoning_tokens: 60,
      finish_reason: "length",
      status: "ok",
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "aws.bedrock",
      "gen_ai.response.model": "sable-3-2026-02-01",
      "gen_ai.request.top_p": 0.9,
      "http.response.status_code": 200,
    });
    expect(Exchange.safeParse(line).success).toBe(true);
  });

  it("is read from the names of earlier conventions and of instrumentations", () => {
    const line = exchange({
      "llm.request.type": "chat",
      "gen_ai.system": "az.ai.openai",
      "gen_ai.request.model": "sable-2",
      "gen_ai.usage.prompt_tokens": "12",
      "gen_ai.usage.completion_tokens": 34,
      "http.user_agent": "curl/8",
      "metadata.user_api_key_user_id": "acct-9",
      "metadata.user_api_key_hash": "88dc28",
      "metadata.user_api_key_alias": "",
      "traceloop.association.properties.session_id": "s-1",
      "enduser.id": "end-9",
    });
    expect(line).toMatchObject({ account_id: "acct-9", api_key_id: "88dc28", end_user_id: "end-9", session_id: "s-1" });
    expect(line).toMatchObject({ surface: "azure", input_tokens: 12, output_tokens: 34, user_agent: "curl/8" });
    expect(line).not.toHaveProperty(["metadata.user_api_key_alias"]);
  });

  it("takes the account from the first name that says it, and no attribute for two fields", () => {
    expect(exchange({ "user.id": "u", "tenant.id": "t" })).toMatchObject({ account_id: "t", end_user_id: "u" });
    const only = exchange({ "user.id": 42 });
    expect(only).toMatchObject({ account_id: "42" });
    expect(only).not.toHaveProperty("end_user_id");
    expect(exchange({ "account.id": "span" }, {}, { "stillwatch.account_id": "resource" }).account_id).toBe("span");
    expect(exchange({}, {}, { "stillwatch.account_id": "resource" }).account_id).toBe("resource");
  });

  it("takes a peer's address from a span that serves, never from one that calls the model", () => {
    const peer = { "net.peer.ip": "198.51.100.4" };
    expect(exchange(called(peer), { kind: 2 }).ip).toBe("198.51.100.4");
    expect(exchange(called(peer), { kind: 3 })).not.toHaveProperty("ip");
  });

  it("keeps what is unknown, of the resource only what tells senders apart", () => {
    const resource = { "service.name": "gateway-eu", "host.name": "h-1" };
    const line = exchange(called({ "acme.tags": ["a", { b: [1, true] }], model: "own", __proto__x: 1 }), {}, resource);
    expect(line).toMatchObject({ "acme.tags": ["a", { b: [1, true] }], "attribute.model": "own", __proto__x: 1 });
    expect(line["service.name"]).toBe("gateway-eu");
    expect(line).not.toHaveProperty(["host.name"]);
  });

  it.each<[Record<string, Value>, WrittenSpan, string]>([
    [{}, {}, "ok"],
    [{ "http.response.status_code": 429, "error.type": "429" }, { status: 2 }, "throttled"],
    [{ "error.type": "rate_limit_exceeded" }, {}, "throttled"],
    [{ "gen_ai.response.finish_reasons": ["content_filter"] }, {}, "refused"],
    [{ "http.status_code": 500 }, {}, "error"],
    [{}, { status: 2 }, "error"],
    [{ "error.type": "timeout" }, {}, "error"],
    [{ "gen_ai.response.finish_reasons": ["content_filter"], "stillwatch.status": "ok" }, {}, "ok"],
  ])("ends as %j %j tells", (attributes, more, status) => {
    expect(exchange(called(attributes), more).status).toBe(status);
  });

  it("counts from its start, whatever its end says", () => {
    expect(exchange(called(), { end: 1n }).ts).toBe("2026-03-04T05:06:07.890Z");
    expect(exchange(called(), { start: 0n }).ts).toBeNull();
    expect(Exchange.safeParse(exchange(called(), { start: (1n << 64n) - 1n })).success).toBe(false);
  });

  it("is the same when a span is sent again, and another for each span", () => {
    expect(exchange(called())).toEqual(exchange(called()));
    expect(exchange(called(), { spanId: "eee19b7ec3c1b175" }).exchange_id).not.toBe(exchange(called()).exchange_id);
  });

  it("fills no optional field with what the contract refuses", () => {
    const names = Object.entries(attributeNames).flatMap(([field, names]) => [`stillwatch.${field}`, ...names]);
    const name = fc.constantFrom(
      ...names,
      ...addressesOfPeer,
      "gen_ai.response.finish_reasons",
      "gen_ai.tool.definitions",
    );
    const value = fc.oneof(
      fc.string({ maxLength: 1200 }),
      fc.string({ unit: "binary", minLength: 250, maxLength: 300 }),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.ipV6(),
      fc.constantFrom<Value>("fe80::1%eth0", "1e999", "0x10", "", "-1", " 7 ", "unix:/run/s.sock"),
      fc.array(fc.string({ maxLength: 300 }), { maxLength: 3 }),
    );
    const required = new Set(["exchange_id", "ts", "account_id", "model"]);
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 12, noNullPrototype: true }), (attributes) => {
        const span: Span = { ...spanOf({}), attributes: new Map(Object.entries(attributes)), isServer: true };
        const faults = Exchange.safeParse(exchangeOfSpan(span)).error?.issues ?? [];
        expect(faults.filter(({ path }) => !required.has(String(path[0])))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps a value that its field cannot hold beside it", () => {
    const line = exchange(called({ "user_agent.original": "x".repeat(9_000), "client.address": "unix:/run/s.sock" }));
    expect(line).not.toHaveProperty("user_agent");
    expect(line["user_agent.original"]).toHaveLength(9_000);
    expect(line["client.address"]).toBe("unix:/run/s.sock");
  });
});

describe("a span is an inference", () => {
  it.each<[Record<string, Value>, boolean]>([
    [{ "gen_ai.operation.name": "chat" }, true],
    [{ "gen_ai.operation.name": "generate_content" }, true],
    [{ "gen_ai.operation.name": "embeddings", "gen_ai.request.model": "e" }, false],
    [{ "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "t" }, false],
    [{ "gen_ai.operation.name": "invoke_agent", "gen_ai.usage.output_tokens": 5 }, false],
    [{ "gen_ai.operation.name": "acme_answer", "gen_ai.usage.output_tokens": 5 }, true],
    [{ "gen_ai.operation.name": "acme_lookup", "gen_ai.request.model": "m" }, false],
    [{ "gen_ai.system": "openai", "gen_ai.response.model": "m" }, true],
    [{ "llm.request.type": "rerank", "gen_ai.response.model": "m" }, false],
    [{ "http.request.method": "POST", "http.response.status_code": 200 }, false],
  ])("%j: %s", (attributes, expected) => {
    expect(isInference(spanOf(attributes))).toBe(expected);
  });
});
