import type { PathSource } from "../mapping/contract";
import { literal } from "./field.sql";

const systemRoles = ["system", "developer"];

/** What blocks of content say: those that are texts, or have one. Tool calls and their results say nothing. */
const textOfBlocks = (raw: string): string =>
  `arrayStringConcat(arrayFilter(t -> t != '', arrayMap(b -> if(startsWith(b, '"'), JSONExtractString(b), JSONExtractString(b, 'text')), JSONExtractArrayRaw(${raw}))), '\\n')`;

const firstOf = (texts: readonly string[]): string => `arrayFirst(t -> t != '', [${texts.join(", ")}])`;

/** What one message says, whichever way it is written: OpenAI, Anthropic, Converse, Gemini, or a piece of a stream. */
const textOfMessage = firstOf([
  `if(startsWith(m, '"'), JSONExtractString(m), '')`,
  `if(startsWith(JSONExtractRaw(m, 'content'), '"'), JSONExtractString(m, 'content'), '')`,
  textOfBlocks("JSONExtractRaw(m, 'content')"),
  textOfBlocks("JSONExtractRaw(m, 'parts')"),
  "JSONExtractString(m, 'text')",
  "JSONExtractString(m, 'delta', 'text')",
]);

/** The messages of a text that is JSON: a list, a request with `messages`, an answer with `choices`, or one message. */
const messagesOf = (text: string): string =>
  `multiIf(startsWith(${text}, '['), JSONExtractArrayRaw(${text}),
    JSONHas(${text}, 'messages'), JSONExtractArrayRaw(${text}, 'messages'),
    JSONHas(${text}, 'choices'), arrayMap(c -> if(JSONHas(c, 'message'), JSONExtractRaw(c, 'message'), c), JSONExtractArrayRaw(${text}, 'choices')),
    startsWith(${text}, '{'), [${text}], emptyArrayString())`;

/** An expression in which a name stands for a value, so that the value is written and computed once. */
const where = (name: string, value: string, expression: string): string =>
  `arrayMap(${name} -> ${expression}, [${value}])[1]`;

/** The last of the messages that count, with those right before it, since one turn may be sent as several. */
const lastTurn = where(
  "last",
  "arrayLastIndex(f -> f = 1, flags)",
  where(
    "before",
    "arrayLastIndex(f -> f = 0, arraySlice(flags, 1, last))",
    "arraySlice(messages, toInt64(before) + 1, toInt64(last) - toInt64(before))",
  ),
);

/**
 * The words that a text holds: of the messages in it by their roles, or the text itself when it is no JSON. A message without a
 * role counts as anybody's but the system's.
 */
export function wordsOf(text: string, { roles, of }: Pick<PathSource, "roles" | "of">): string {
  const onlySystem = roles?.every((role) => systemRoles.includes(role)) ?? false;
  const theirs = [...(roles ?? []), ...(onlySystem ? [] : [""])].map(literal).join(", ");
  const counts = roles === undefined ? "1" : `toUInt8(JSONExtractString(m, 'role') IN (${theirs}))`;
  const chosen = of === "last" ? lastTurn : "arrayFilter((m, f) -> f = 1, messages, flags)";
  const texts = `arrayFilter(t -> t != '', arrayMap(m -> ${textOfMessage}, ${chosen}))`;
  // Pieces of a stream belong together, messages do not.
  const said = `if(position(${text}, '"delta"') > 0, arrayStringConcat(texts), arrayStringConcat(texts, '\\n\\n'))`;
  const words = where(
    "messages",
    messagesOf(text),
    where("flags", `arrayMap(m -> ${counts}, messages)`, where("texts", texts, said)),
  );
  return `if(substring(${text}, 1, 1) IN ('[', '{'), ${words}, ${onlySystem ? "''" : text})`;
}
