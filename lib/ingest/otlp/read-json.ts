import { invalidInput } from "@/lib/kernel";
import { deepest, type MessageField, type MessageType, mostMessages, type Writing } from "./messages";

/**
 * Reads a message in OTLP/JSON, already parsed, into an object of its known fields: ids are hexadecimal, 64-bit integers texts
 * or numbers, enumerations numbers, and unknown fields are passed over.
 * @param path where in the body it stands, for errors
 * @throws `invalid_input` with the place of a value of a wrong type
 */
export const readJsonMessage = <Message>(value: unknown, type: MessageType, path = ""): Message =>
  readMessage(value, type, path, { messages: 0 }, 0) as Message;

const wrong = (path: string, what: string) => invalidInput(`${path || "The body"} ${what}.`, { field: path || "body" });

function readMessage(
  value: unknown,
  type: MessageType,
  path: string,
  reading: { messages: number },
  depth: number,
): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(path, "must be an object");
  if (depth > deepest) throw wrong(path, `is nested deeper than ${deepest} levels`);
  reading.messages += 1;
  if (reading.messages > mostMessages) throw wrong(path, `is past the ${mostMessages} values a span may have`);
  const message: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type)) {
    const given = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (given === undefined || given === null) continue;
    const at = path === "" ? name : `${path}.${name}`;
    const read = (one: unknown, place: string) => readValue(one, field, place, reading, depth);
    if (!field.repeated) message[name] = read(given, at);
    else if (Array.isArray(given)) message[name] = given.map((one, i) => read(one, `${at}[${i}]`));
    else throw wrong(at, "must be a list");
  }
  return message;
}

function readValue(
  value: unknown,
  { of, unread }: MessageField,
  path: string,
  reading: { messages: number },
  depth: number,
): unknown {
  if (typeof of === "string") return readScalar(value, of, path);
  return unread ? value : readMessage(value, of(), path, reading, depth + 1);
}

const hexadecimal = /^[0-9a-f]*$/;

function readScalar(value: unknown, writing: Writing, path: string): unknown {
  switch (writing) {
    case "text":
      if (typeof value === "string") return value;
      throw wrong(path, "must be a text");
    case "flag":
      if (typeof value === "boolean") return value;
      throw wrong(path, "must be true or false");
    case "int64":
    case "fixed64":
      return readInteger(value, path);
    case "double":
      return readDouble(value, path);
    case "enumeration":
      if (typeof value === "number" && Number.isInteger(value)) return value;
      throw wrong(path, "must be a whole number");
    case "bytes":
      if (typeof value === "string") return Buffer.from(value, "base64");
      throw wrong(path, "must be a text in base64");
    case "id": {
      if (typeof value !== "string") throw wrong(path, "must be a text in hexadecimal");
      const id = value.toLowerCase();
      // An id that is none makes its span faulty, not the spans beside it.
      return hexadecimal.test(id) ? id : "";
    }
  }
}

function readInteger(value: unknown, path: string): bigint {
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
  if (typeof value === "string" && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  throw wrong(path, "must be a whole number, as a number or as a text");
}

function readDouble(value: unknown, path: string): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && /^(NaN|-?Infinity|-?[\d.]+([eE][+-]?\d+)?)$/.test(value)) return Number(value);
  throw wrong(path, "must be a number");
}
