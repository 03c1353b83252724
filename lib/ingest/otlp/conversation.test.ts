import { describe, expect, it } from "vitest";
import { conversationOf } from "./conversation";
import { readSpans } from "./read-spans";
import type { Span, Value } from "./span";
import { aSpan, inProtobuf, type WrittenSpan } from "./testing/written";

const said = (attributes: Record<string, Value>, events: WrittenSpan["events"] = []) => {
  const [span] = readSpans(inProtobuf([aSpan(attributes, { events })]), "protobuf");
  const { used, ...conversation } = conversationOf(span as Span);
  return { ...conversation, used: [...used] };
};

const messages: Value = [
  { role: "system", parts: [{ type: "text", content: "Be brief." }] },
  { role: "user", parts: [{ type: "text", content: "Hello" }] },
  { role: "assistant", parts: [{ type: "text", content: "Hi." }] },
  {
    role: "user",
    parts: [
      { type: "text", content: "Weather in Paris?" },
      { type: "uri", uri: "https://x/y.png" },
    ],
  },
  { role: "assistant", parts: [{ type: "tool_call", id: "1", name: "get_weather", arguments: { location: "Paris" } }] },
  { role: "tool", parts: [{ type: "tool_call_response", id: "1", result: "rainy" }] },
];
const output: Value = [
  {
    role: "assistant",
    parts: [
      { type: "reasoning", content: "The tool said rainy." },
      { type: "text", content: "It rains." },
      { type: "tool_call", name: "umbrella", arguments: { open: true } },
    ],
    finish_reason: "tool_call",
  },
];
const tools: Value = [
  { type: "function", name: "get_weather", parameters: { type: "object" } },
  { type: "function", name: "umbrella" },
];
const present: Record<string, Value> = {
  "gen_ai.system_instructions": [{ type: "text", content: "You watch the weather." }],
  "gen_ai.input.messages": messages,
  "gen_ai.output.messages": output,
  "gen_ai.tool.definitions": tools,
};
const expected = {
  system: "You watch the weather.\n\nBe brief.",
  prompt: "Weather in Paris?",
  response: 'It rains.\n\numbrella({"open":true})',
  tools: ["get_weather", "umbrella"],
  finishReason: "tool_call",
};

describe("what was said", () => {
  it("is the user's last message and the answer without the reasoning, from structured attributes", () => {
    expect(said(present)).toMatchObject({ ...expected, used: Object.keys(present) });
  });

  it("is the same from attributes in JSON, and from the event of the details", () => {
    const texts = Object.fromEntries(Object.entries(present).map(([name, value]) => [name, JSON.stringify(value)]));
    expect(said(texts)).toMatchObject({ ...expected, used: Object.keys(present) });
    const details = { name: "gen_ai.client.inference.operation.details", attributes: texts };
    expect(said({}, [details])).toMatchObject({ ...expected, used: [] });
  });

  it("is put together from one event for each message", () => {
    const event = (name: string, body: Record<string, Value>) => ({ name: `gen_ai.${name}`, attributes: body });
    const asContent = (body: Value) => ({ "gen_ai.system": "openai", "gen_ai.event.content": JSON.stringify(body) });
    const calls = [{ id: "1", type: "function", function: { name: "get_weather", arguments: '{"location":"Paris"}' } }];
    expect(
      said({}, [
        event("system.message", asContent({ role: "system", content: "Be brief." })),
        event("user.message", { content: "Hello" }),
        event("assistant.message", { content: "Hi." }),
        event("user.message", asContent({ content: [{ type: "text", text: "Weather in Paris?" }] })),
        event(
          "choice",
          asContent({ index: 0, finish_reason: "tool_calls", message: { content: "", tool_calls: calls } }),
        ),
      ]),
    ).toMatchObject({
      system: "Be brief.",
      prompt: "Weather in Paris?",
      response: 'get_weather({"location":"Paris"})',
      finishReason: "tool_calls",
    });
    expect(
      said({}, [
        event("content.prompt", { "gen_ai.prompt": JSON.stringify([{ role: "user", content: "Q" }]) }),
        event("content.completion", { "gen_ai.completion": JSON.stringify([{ role: "assistant", content: "A" }]) }),
      ]),
    ).toMatchObject({ prompt: "Q", response: "A" });
  });

  it("is put together from numbered attributes, in the order of their numbers", () => {
    const numbered: Record<string, Value> = {
      "gen_ai.prompt.10.role": "user",
      "gen_ai.prompt.10.content": "last",
      "gen_ai.prompt.2.role": "user",
      "gen_ai.prompt.2.content": "early",
      "gen_ai.prompt.3.role": "assistant",
      "gen_ai.prompt.3.content": "so?",
      "gen_ai.prompt.0.role": "system",
      "gen_ai.prompt.0.content": "Be brief.",
      "gen_ai.completion.0.content": "fine",
      "gen_ai.completion.0.finish_reason": "stop",
      "llm.request.functions.0.name": "get_weather",
      "llm.request.functions.0.parameters": "{}",
    };
    expect(said(numbered)).toMatchObject({
      system: "Be brief.",
      prompt: "last",
      response: "fine",
      tools: ["get_weather"],
      finishReason: "stop",
    });
    expect(said(numbered).used.sort()).toEqual(Object.keys(numbered).sort());
  });

  it("is one turn when the user sent it as several messages", () => {
    const input = ["Here is a text.", "Sum it up."].map((content) => ({ role: "user", content }));
    expect(said({ "gen_ai.input.messages": input }).prompt).toBe("Here is a text.\n\nSum it up.");
    expect(said({ "gen_ai.prompt": "just words" }).prompt).toBe("just words");
  });

  it("is not taken from what the sender's limit has cut, which stays an attribute", () => {
    const cut = JSON.stringify(messages).slice(0, 100);
    expect(said({ "gen_ai.input.messages": cut, "gen_ai.output.messages": [7, null] })).toEqual({
      system: null,
      prompt: null,
      response: null,
      tools: null,
      finishReason: null,
      used: [],
    });
  });
});
