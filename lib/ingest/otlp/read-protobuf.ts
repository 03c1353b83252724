import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { invalidInput } from "@/lib/kernel";
import { deepest, type MessageField, type MessageType, mostMessages, type Writing } from "./messages";

const wireOf: Record<Writing, WireType> = {
  text: WireType.LengthDelimited,
  flag: WireType.Varint,
  int64: WireType.Varint,
  fixed64: WireType.Bit64,
  double: WireType.Bit64,
  enumeration: WireType.Varint,
  bytes: WireType.LengthDelimited,
  id: WireType.LengthDelimited,
};

/** Fields of a type by number; types are few and made once. */
const byNumber = new WeakMap<MessageType, Map<number, [name: string, field: MessageField]>>();

/**
 * Reads a protobuf message into an object of its known fields.
 * @throws `invalid_input` for bytes that are no such message
 */
export function readProtobuf<Message>(bytes: Uint8Array, type: MessageType): Message {
  const reading = { messages: 0 };
  try {
    return readMessage(bytes, type, reading, 0) as Message;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw invalidInput(`The body is not the protobuf message that /v1/traces takes: ${why}.`, { field: "body" });
  }
}

function readMessage(bytes: Uint8Array, type: MessageType, reading: { messages: number }, depth: number): object {
  if (depth > deepest) throw new Error(`values are nested deeper than ${deepest} levels`);
  reading.messages += 1;
  if (reading.messages > mostMessages) throw new Error(`a span has more than ${mostMessages} values`);
  const fields = fieldsByNumber(type);
  const message: Record<string, unknown> = {};
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    const [name, field] = fields.get(number) ?? [];
    if (name === undefined || field === undefined || wire !== wireOfField(field)) reader.skip(wire, number);
    else {
      const value = readValue(reader, field, reading, depth);
      if (field.repeated) appendTo(message, name, value);
      else message[name] = value;
    }
  }
  if (reader.pos > reader.len) throw new Error("it is cut off");
  return message;
}

const wireOfField = ({ of }: MessageField): WireType =>
  typeof of === "string" ? wireOf[of] : WireType.LengthDelimited;

function readValue(reader: BinaryReader, { of, unread }: MessageField, reading: { messages: number }, depth: number) {
  if (typeof of !== "string") {
    const bytes = reader.bytes();
    return unread ? bytes : readMessage(bytes, of(), reading, depth + 1);
  }
  switch (of) {
    case "text":
      return reader.string();
    case "flag":
      return reader.bool();
    case "int64":
      return BigInt(reader.int64());
    case "fixed64":
      return BigInt(reader.fixed64());
    case "double":
      return reader.double();
    case "enumeration":
      return reader.int32();
    case "bytes":
      return reader.bytes();
    case "id":
      return Buffer.from(reader.bytes()).toString("hex");
  }
}

function appendTo(message: Record<string, unknown>, name: string, value: unknown): void {
  const list = message[name];
  if (Array.isArray(list)) list.push(value);
  else message[name] = [value];
}

function fieldsByNumber(type: MessageType): Map<number, [string, MessageField]> {
  let fields = byNumber.get(type);
  if (fields === undefined) {
    fields = new Map(Object.entries(type).map(([name, field]) => [field.number, [name, field]]));
    byNumber.set(type, fields);
  }
  return fields;
}
