import { type Message, readMessages, structured, textOf, toolNames } from "./read-messages";
import type { Attributes, Span, Value } from "./span";

/** What was said in an exchange; null where the span does not tell. */
export interface Conversation {
  system: string | null;
  /** What the user said last: what came before was asked in an exchange of its own. */
  prompt: string | null;
  response: string | null;
  tools: string[] | null;
  finishReason: string | null;
  /** Attributes that this was read from. */
  used: ReadonlySet<string>;
}

interface Heard {
  system: string[];
  input: Message[];
  output: Message[];
  tools: string[];
  used: Set<string>;
}

const systemRoles = ["system", "developer"];

/** The messages of a span, from its attributes, from those that are numbered one by one, and from its events. */
export function conversationOf(span: Span): Conversation {
  const heard: Heard = { system: [], input: [], output: [], tools: [], used: new Set() };
  readAttributes(span.attributes, heard, heard.used);
  readNumbered(span.attributes, heard);
  for (const event of span.events) readEvent(event.name, event.attributes, heard);
  const system = [
    ...heard.system,
    ...heard.input.filter(({ role }) => systemRoles.includes(role)).map(({ text }) => text),
  ];
  return {
    system: joined(system),
    prompt: joined(lastOfUser(heard.input)),
    response: joined(heard.output.map(({ text }) => text)),
    tools: heard.tools.length === 0 ? null : [...new Set(heard.tools)],
    finishReason: heard.output.find(({ finishReason }) => finishReason !== undefined)?.finishReason ?? null,
    used: heard.used,
  };
}

const joined = (texts: string[]): string | null => {
  const said = texts.filter((text) => text !== "");
  return said.length === 0 ? null : said.join("\n\n");
};

/** The user's last message; with those right before it, since one turn may be sent as several. */
function lastOfUser(messages: readonly Message[]): string[] {
  const isUser = ({ role }: Message) => role === "user" || role === "human";
  const last = messages.findLastIndex(isUser);
  const before = messages.slice(0, last + 1).findLastIndex((message) => !isUser(message));
  return messages.slice(before + 1, last + 1).map(({ text }) => text);
}

/** Attributes that hold whole lists of messages, in the order of preference: the present names, then earlier ones. */
const readers: Record<string, (value: Value, heard: Heard) => boolean> = {
  "gen_ai.system_instructions": (value, { system }) =>
    add(
      system,
      [textOf(structured(value))].filter((text) => text !== ""),
    ),
  "gen_ai.input.messages": (value, { input }) => input.length > 0 || add(input, readMessages(value, "user")),
  "gen_ai.prompt": (value, { input }) => input.length > 0 || add(input, readMessages(value, "user")),
  "gen_ai.output.messages": (value, { output }) => output.length > 0 || add(output, readMessages(value, "assistant")),
  "gen_ai.completion": (value, { output }) => output.length > 0 || add(output, readMessages(value, "assistant")),
  "gen_ai.tool.definitions": (value, { tools }) => add(tools, toolNames(value)),
};

/** True when there was something to be read. */
function add<Item>(list: Item[], items: Item[] | undefined): boolean {
  if (items === undefined) return false;
  for (const item of items) list.push(item);
  return true;
}

function readAttributes(attributes: Attributes, heard: Heard, used?: Set<string>): void {
  for (const [name, read] of Object.entries(readers)) {
    const value = attributes.get(name);
    if (value !== undefined && value !== null && read(value, heard)) used?.add(name);
  }
}

const numbered = /^(?:gen_ai|llm)\.(prompt|completion)s?\.(\d+)\.(role|content|finish_reason)$/;
const numberedTool = /^llm\.request\.functions\.\d+\.(name|description|parameters)$/;

/** `gen_ai.prompt.0.content` and its like. */
function readNumbered(attributes: Attributes, heard: Heard): void {
  const messages = { prompt: new Map<number, Message>(), completion: new Map<number, Message>() };
  for (const [name, value] of attributes) {
    if (!/\.\d+\./.test(name)) continue;
    const [, list, at, member] = numbered.exec(name) ?? [];
    if (list === undefined || typeof value !== "string") {
      const tool = numberedTool.exec(name)?.[1];
      if (tool === "name" && typeof value === "string") heard.tools.push(value);
      if (tool !== undefined) heard.used.add(name);
      continue;
    }
    const among = messages[list as keyof typeof messages];
    const message = among.get(Number(at)) ?? { role: list === "prompt" ? "user" : "assistant", text: "" };
    if (member === "role") message.role = value;
    else if (member === "finish_reason") message.finishReason = value;
    else message.text = textOf(structured(value) ?? value);
    among.set(Number(at), message);
    heard.used.add(name);
  }
  const inOrder = (among: Map<number, Message>) => [...among].sort(([a], [b]) => a - b).map(([, message]) => message);
  if (heard.input.length === 0) heard.input.push(...inOrder(messages.prompt));
  if (heard.output.length === 0) heard.output.push(...inOrder(messages.completion));
}

/** Events with one message each, by name, with the role of who speaks. */
const speakers: Readonly<Record<string, string>> = {
  "gen_ai.system.message": "system",
  "gen_ai.user.message": "user",
  "gen_ai.assistant.message": "assistant",
  "gen_ai.tool.message": "tool",
  "gen_ai.choice": "choice",
};
/** Attributes in which such an event carries what was said. */
const bodies = ["gen_ai.event.content", "content", "message", "body"];

function readEvent(name: string, attributes: Attributes, heard: Heard): void {
  const role = speakers[name];
  // Other events with content have it under the names that spans have it under.
  if (role === undefined) {
    if (name.startsWith("gen_ai.")) readAttributes(attributes, heard);
    return;
  }
  const said = bodies.map((body) => attributes.get(body)).find((value) => value !== undefined && value !== null);
  const messages = said === undefined ? [] : (readMessages(said, role) ?? []);
  const reason = attributes.get("finish_reason");
  if (role !== "choice") heard.input.push(...messages);
  else
    heard.output.push(
      ...messages.map((message) => (typeof reason === "string" ? { ...message, finishReason: reason } : message)),
    );
}
