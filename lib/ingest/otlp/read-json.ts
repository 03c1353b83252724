import { invalidInput } from "@/lib/kernel";
import { deepest, type MessageField, type MessageType, mostMessages, type Writing } from "./messages";

/** Where a value stands in the body; a text is made of it only for an error. */
interface Place {
  within: Place | undefined;
  at: string | number;
}

interface Reading {
  messages: number;
  depth: number;
}

/**
 * Reads a message in OTLP/JSON, already parsed, into an object of its known fields: ids are hexadecimal, 64-bit integers texts
 * or numbers, enumerations numbers, and unknown fields are passed over.
 * @param path where in the body it stands, for errors
 * @throws `invalid_input` with the place of a value of a wrong type
 */
export const readJsonMessage = <Message>(value: unknown, type: MessageType, path = ""): Message =>
  readMessage(value, type, path === "" ? undefined : { within: undefined, at: path }, {
    messages: 0,
    depth: 0,
  }) as Message;

function wrong(place: Place | undefined, what: string) {
  let path = "";
  for (let part = place; part !== undefined; part = part.within) {
    const at = typeof part.at === "number" ? `[${part.at}]` : part.at;
    path = path === "" || path.startsWith("[") ? `${at}${path}` : `${at}.${path}`;
  }
  return invalidInput(`${path || "The body"} ${what}.`, { field: path || "body" });
}

function readMessage(value: unknown, type: MessageType, place: Place | undefined, reading: Reading): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(place, "must be an object");
  reading.messages += 1;
  if (reading.messages > mostMessages) throw wrong(place, `is past the ${mostMessages} values a span may have`);
  reading.depth += 1;
  if (reading.depth > deepest) throw wrong(place, `is nested deeper than ${deepest} levels`);
  const message: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const field = Object.hasOwn(type, name) ? type[name] : undefined;
    const given = (value as Record<string, unknown>)[name];
    if (field === undefined || given === undefined || given === null) continue;
    const here = { within: place, at: name };
    if (!field.repeated) message[name] = readValue(given, field, here, reading);
    else if (Array.isArray(given)) {
      message[name] = given.map((one, i) => readValue(one, field, { within: here, at: i }, reading));
    } else throw wrong(here, "must be a list");
  }
  reading.depth -= 1;
  return message;
}

function readValue(value: unknown, { of, unread }: MessageField, place: Place, reading: Reading): unknown {
  if (typeof of === "string") return readScalar(value, of, place);
  return unread ? value : readMessage(value, of(), place, reading);
}

const hexadecimal = /^[0-9a-f]*$/;

function readScalar(value: unknown, writing: Writing, place: Place): unknown {
  switch (writing) {
    case "text":
      if (typeof value === "string") return value;
      throw wrong(place, "must be a text");
    case "flag":
      if (typeof value === "boolean") return value;
      throw wrong(place, "must be true or false");
    case "int64":
    case "fixed64":
      return readInteger(value, place);
    case "double":
      return readDouble(value, place);
    case "enumeration":
      if (typeof value === "number" && Number.isInteger(value)) return value;
      throw wrong(place, "must be a whole number");
    case "bytes":
      if (typeof value === "string") return Buffer.from(value, "base64");
      throw wrong(place, "must be a text in base64");
    case "id": {
      if (typeof value !== "string") throw wrong(place, "must be a text in hexadecimal");
      const id = value.toLowerCase();
      // An id that is none makes its span faulty, not the spans beside it.
      return hexadecimal.test(id) ? id : "";
    }
  }
}

function readInteger(value: unknown, place: Place): bigint {
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
  if (typeof value === "string" && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  throw wrong(place, "must be a whole number, as a number or as a text");
}

function readDouble(value: unknown, place: Place): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && /^(NaN|-?Infinity|-?[\d.]+([eE][+-]?\d+)?)$/.test(value)) return Number(value);
  throw wrong(place, "must be a number");
}
