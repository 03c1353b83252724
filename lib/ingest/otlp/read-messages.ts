import { jsonIn } from "@/lib/kernel";
import type { Value } from "./span";

/** What somebody said, or the model. */
export interface Message {
  role: string;
  text: string;
  finishReason?: string;
}

type Member = { [name: string]: Value };

const isObject = (value: Value | undefined): value is Member =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value that may be written as a JSON text, which is how attributes that hold one text only carry lists. Undefined for damaged JSON. */
export function structured(value: Value): Value | undefined {
  return typeof value === "string" && /^\s*[[{]/.test(value) ? (jsonIn(value) as Value | undefined) : value;
}

/**
 * Messages in any of the shapes in use: the conventions' `{role, parts}`, the older `{role, content, tool_calls}`, a list of either,
 * or a bare text. Undefined for what is none of them, such as JSON that the sender's length limit has cut.
 * @param role of messages that name none
 */
export function readMessages(value: Value, role: string): Message[] | undefined {
  const whole = structured(value);
  if (typeof whole === "string") return [{ role, text: whole }];
  const list = Array.isArray(whole) ? whole : [whole];
  const messages = list.map((one) => readMessage(one, role));
  return messages.every((message) => message !== undefined) ? messages : undefined;
}

function readMessage(value: Value | undefined, role: string): Message | undefined {
  if (typeof value === "string") return { role, text: value };
  if (!isObject(value)) return undefined;
  const inner = isObject(value.message) ? value.message : value;
  const calls = Array.isArray(inner.tool_calls) ? inner.tool_calls : [];
  const said = inner.parts ?? inner.content ?? value.message ?? (typeof inner.type === "string" ? [inner] : null);
  const text = [textOf(said), ...calls.map(textOfCall)].filter((piece) => piece !== "").join("\n\n");
  const reason = value.finish_reason ?? value.finishReason;
  const message: Message = { role: typeof inner.role === "string" ? inner.role : role, text };
  return typeof reason === "string" ? { ...message, finishReason: reason } : message;
}

/** What the parts of a message say. Pictures, files and a model's reasoning, which need not have been shown to anybody, are left out. */
export function textOf(said: Value | undefined): string {
  if (typeof said === "string") return said;
  if (Array.isArray(said))
    return said
      .map(textOfPart)
      .filter((piece) => piece !== "")
      .join("\n\n");
  return isObject(said) ? textOfPart(said) : "";
}

function textOfPart(part: Value): string {
  if (typeof part === "string") return part;
  if (!isObject(part)) return "";
  if (part.type === "tool_call" || part.type === "function" || part.type === "tool_use") return textOfCall(part);
  if (part.type !== undefined && part.type !== "text" && part.type !== "input_text" && part.type !== "output_text")
    return "";
  const text = part.content ?? part.text;
  return typeof text === "string" ? text : "";
}

/** A call of a tool, as `name(arguments)`: to harvest a model's actions is to harvest its calls. */
function textOfCall(call: Value): string {
  if (!isObject(call)) return "";
  const called = isObject(call.function) ? call.function : call;
  const given = called.arguments ?? called.input ?? "";
  const written = typeof given === "string" ? given : JSON.stringify(given);
  return typeof called.name === "string" ? `${called.name}(${written})` : "";
}

/** Names in a list of definitions of tools, in the conventions' shape or in that of the API. Undefined for what is none. */
export function toolNames(value: Value): string[] | undefined {
  const list = structured(value);
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((tool) => {
    if (typeof tool === "string") return [tool];
    const named = isObject(tool) && isObject(tool.function) ? tool.function : tool;
    return isObject(named) && typeof named.name === "string" ? [named.name] : [];
  });
}
