import type { Field } from "../fields";
import type { PathSource } from "../mapping/contract";
import { literal } from "./field.sql";
import { wordsOf } from "./words.sql";

/*
 * SQL that turns the raw JSON of a value into the raw JSON of a field: '' where there is none, and the value as it is where it
 * cannot be read, so that the field's own check refuses it.
 */

const list = (texts: readonly string[]): string => `[${texts.map(literal).join(", ")}]`;
const isText = (raw: string): string => `startsWith(${raw}, '"')`;

/** A value by the columns that hold it: its raw JSON, and the text of a scalar or the raw JSON of anything else. */
export interface Value {
  raw: string;
  text: string;
}

export const textOf = (raw: string): string => `if(${isText(raw)}, JSONExtractString(${raw}), ${raw})`;

const isScalar = (raw: string): string => `substring(${raw}, 1, 1) NOT IN ('{', '[')`;
const asText = (raw: string): string => `if(${isText(raw)} OR NOT ${isScalar(raw)}, ${raw}, toJSONString(${raw}))`;

const aNumber = String.raw`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`;

function asNumber({ raw, text: whole }: Value): string {
  const text = `trimBoth(${whole})`;
  return `multiIf(NOT ${isText(raw)}, ${raw}, ${text} = '', '', match(${text}, ${literal(aNumber)}), ${text}, ${raw})`;
}

function asFlag({ raw, text: whole }: Value): string {
  const text = `lower(trimBoth(${whole}))`;
  return `multiIf(${text} = '', '', ${text} IN ('true', 't', 'yes', 'y', '1'), 'true', ${text} IN ('false', 'f', 'no', 'n', '0'), 'false', ${raw})`;
}

/** Names from a list of texts, of objects that have a name, or from a text that is one or has commas. */
function asNames({ raw, text }: Value): string {
  const name = [`'name'`, `'function', 'name'`, `'toolSpec', 'name'`].map((path) => `JSONExtractString(e, ${path})`);
  const named = `if(startsWith(e, '{'), arrayFirst(n -> n != '', [${name.join(", ")}, e]), '')`;
  const members = `arrayMap(e -> if(startsWith(e, '{'), toJSONString(${named}), e), JSONExtractArrayRaw(${text}))`;
  const split = `arrayFilter(n -> n != '', arrayMap(n -> trimBoth(n), splitByRegexp('[,;|]', ${text})))`;
  return `multiIf(startsWith(${text}, '['), concat('[', arrayStringConcat(${members}, ','), ']'),
    ${isText(raw)}, toJSONString(${split}), ${raw})`;
}

const localTime = String.raw`^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d([.,]\d{1,9})?( ?UTC)?$`;
const shortOffset = String.raw`^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d([.,]\d{1,9})?[+-]\d\d(\d\d)?$`;

/** A time without an offset, as databases write it, is one in UTC; one with a short offset gets a whole one. */
function asUtc({ raw, text: whole }: Value): string {
  const text = `trimBoth(${whole})`;
  const dotted = `replaceAll(${text}, ',', '.')`;
  const hours = `replaceRegexpOne(${dotted}, '([+-]\\\\d\\\\d)(\\\\d\\\\d)?$', '\\\\1:')`;
  const minutes = `if(match(${text}, '[+-]\\\\d{4}$'), right(${text}, 2), '00')`;
  return `multiIf(match(${text}, ${literal(localTime)}), toJSONString(concat(replaceRegexpOne(${dotted}, ' ?UTC$', ''), 'Z')),
    match(${text}, ${literal(shortOffset)}), toJSONString(concat(${hours}, ${minutes})), ${asText(raw)})`;
}

/** Digits before the point of the largest time that is read (the year 2286) and what makes milliseconds of it. */
const epochs = {
  epoch_seconds: { digits: 10, toMilliseconds: (n: string) => `toInt64(toFloat64OrZero(${n}) * 1000)` },
  epoch_milliseconds: { digits: 13, toMilliseconds: (n: string) => `toInt64(toFloat64OrZero(${n}))` },
  epoch_microseconds: { digits: 16, toMilliseconds: (n: string) => `intDiv(toInt64OrZero(${n}), 1000)` },
  epoch_nanoseconds: { digits: 19, toMilliseconds: (n: string) => `intDiv(toInt64OrZero(${n}), 1000000)` },
} as const;

function asEpoch({ raw, text: whole }: Value, unit: keyof typeof epochs): string {
  const { digits, toMilliseconds } = epochs[unit];
  const text = `trimBoth(${whole})`;
  const readable = `match(${text}, '^[0-9]{1,${digits}}(\\\\.[0-9]{0,9})?$')`;
  const at = `fromUnixTimestamp64Milli(${toMilliseconds(`if(${readable}, ${text}, '0')`)}, 'UTC')`;
  return `if(${readable}, toJSONString(${at}), ${asText(raw)})`;
}

function asWords({ text }: Value, { words = {}, otherwise }: PathSource): string {
  const rest = otherwise === undefined ? text : literal(otherwise);
  const [from, to] = [Object.keys(words), Object.values(words)];
  const said = from.length === 0 ? rest : `transform(${text}, ${list(from)}, ${list(to)}, ${rest})`;
  return `toJSONString(${said})`;
}

const byType = (field: Field, value: Value): string => {
  const { raw } = value;
  if (field.type === "count" || field.type === "number") return asNumber(value);
  if (field.type === "flag") return asFlag(value);
  if (field.type === "names") return asNames(value);
  // A list or an object as content is kept as it is written; as a name it is a fault.
  return field.type === "content" ? `if(${isText(raw)}, ${raw}, toJSONString(${raw}))` : asText(raw);
};

/** What is hashed: mail addresses and phone numbers as the contract normalises them, so that they meet those of other sources. */
function normalised(field: Field, text: string): string {
  if (field.name === "email_hash") return `lowerUTF8(trimBoth(${text}))`;
  return field.name === "phone_hash" ? `replaceRegexpAll(${text}, '[^+0-9]', '')` : text;
}

function converted(field: Field, value: Value, source: PathSource): string {
  switch (source.as) {
    case undefined:
    case "text":
      return byType(field, value);
    case "sha256":
      return `toJSONString(lower(hex(SHA256(${normalised(field, value.text)}))))`;
    case "first_of_list":
      return `toJSONString(trimBoth(splitByChar(',', ${value.text})[1]))`;
    case "words":
      return asWords(value, source);
    case "utc":
      return asUtc(value);
    case "messages":
      return `toJSONString(${wordsOf(value.text, source)})`;
    default:
      return asEpoch(value, source.as);
  }
}

/** The field that a source gives, as raw JSON. */
export const fieldFrom = (field: Field, value: Value, source: PathSource): string =>
  `if(${value.raw} IN ('', 'null', '""'), '', ${converted(field, value, source)})`;
