import type { Field } from "../fields";
import { rfc3339 } from "../rfc3339";

/** A single-quoted SQL string literal. */
export const literal = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

const raw = (field: Field): string => `doc.${field.name}`;
const given = (field: Field): string => `given_${field.name}`;
const instant = (field: Field): string => `instant_${field.name}`;

/**
 * The type by which a field is read: one that takes any value and says which it was. What is a text is read as one, which takes half the
 * time and makes a text of anything: `seemsNoText` and `noTexts` say of what.
 */
export function documentType(field: Field): string {
  // As a whole, a list of mixed types would change how lists of texts in other lines are read.
  if (field.type === "names") return "Array(Dynamic)";
  return field.type === "count" || field.type === "number" || field.type === "flag" ? "Dynamic" : "Nullable(String)";
}

const at = (milliseconds: number): string => `fromUnixTimestamp64Milli(toInt64(${milliseconds}), 'UTC')`;

/**
 * What of a field of the parsed line `doc` is looked at more than once, for a level of its own: the engine plans a statement sooner the
 * shorter it is. A text is empty, a number or flag NULL, where there is none.
 */
export function givenValues(field: Field): string[] {
  const value = raw(field);
  switch (field.type) {
    case "count":
    case "number": {
      const number = `coalesce(toFloat64(dynamicElement(${value}, 'Int64')), dynamicElement(${value}, 'Float64'))`;
      return [`${number} AS ${given(field)}`];
    }
    case "flag":
      return [`dynamicElement(${value}, 'Bool') AS ${given(field)}`];
    case "names":
      return [];
    case "time": {
      const parsed = `parseDateTime64BestEffortOrNull(upper(ifNull(${value}, '')), 3, 'UTC')`;
      return [`ifNull(${value}, '') AS ${given(field)}`, `${parsed} AS ${instant(field)}`];
    }
    default:
      return [`ifNull(${value}, '') AS ${given(field)}`];
  }
}

/** The type of a field's column. */
export function columnType(field: Field): string {
  switch (field.type) {
    case "count":
      return "UInt32";
    case "number":
      return "Nullable(Float32)";
    case "time":
      return field.required ? "DateTime64(3, 'UTC')" : "Nullable(DateTime64(3, 'UTC'))";
    case "address":
      return "IPv6";
    case "names":
      return "Array(String)";
    case "flag":
      return "UInt8";
    default:
      return "String";
  }
}

/** The typed value of a field, over `doc` and its given values; only meaningful on lines without a fault. */
export function typedValue(field: Field): string {
  switch (field.type) {
    case "text":
    case "content":
    case "choice":
      return given(field);
    case "count":
      return `toUInt32(ifNull(${given(field)}, 0))`;
    case "number":
      return `toFloat32(${given(field)})`;
    case "time":
      return field.required ? `ifNull(${instant(field)}, toDateTime64(0, 3, 'UTC'))` : instant(field);
    case "address":
      return `toIPv6OrDefault(${given(field)})`;
    case "names":
      return `arrayMap(n -> ifNull(dynamicElement(n, 'String'), ''), ${raw(field)})`;
    case "flag":
      return `toUInt8(ifNull(${given(field)}, false))`;
  }
}

const mustBe: Record<Field["type"], string> = {
  text: "must be a text",
  content: "must be a text",
  choice: "must be a text",
  count: "must be a number",
  number: "must be a number",
  time: "must be an RFC 3339 time",
  address: "must be an IP address",
  names: "must be a list of texts",
  flag: "must be true or false",
};

/** Texts of which any may stand in a field; of the others, what is no text in JSON is none that is taken either. */
const isAnyText = ({ type }: Field): boolean => type === "text" || type === "content";

/** Whether a text that was read may have been another value: a list, an object, a number, `true` or `false`. */
export const seemsNoText = (fields: readonly Field[]): string =>
  fields
    .filter(isAnyText)
    .map((field) => {
      const text = given(field);
      const first = `ascii(${text})`;
      return `${first} = ${"[".charCodeAt(0)} OR ${first} = ${"{".charCodeAt(0)} OR isNotNull(toFloat64OrNull(${text})) OR ${text} = 'true' OR ${text} = 'false'`;
    })
    .join("\n OR ");

/** Names of the fields of an object that should be texts and are not. */
export function noTexts(text: string, fields: readonly Field[]): string {
  const names = fields.filter(isAnyText).map(({ name }) => literal(name));
  const isWrong = `has([${names.join(", ")}], pair.1) AND NOT startsWith(pair.2, '"') AND pair.2 != 'null'`;
  return `arrayMap(pair -> pair.1, arrayFilter(pair -> ${isWrong}, JSONExtractKeysAndValuesRaw(${text})))`;
}

/** What is no list reads as an empty one, so that an empty one is looked at again. */
function wrongList(field: Field): string {
  const name = literal(field.name);
  const type = `JSONType(if(empty(${raw(field)}) AND has(keys, ${name}), text, ''), ${name})`;
  const texts = `arrayAll(n -> dynamicType(n) = 'String', ${raw(field)})`;
  return `NOT ${texts} OR (empty(${raw(field)}) AND has(keys, ${name}) AND ${type} NOT IN ('Array', 'Null'))`;
}

function wrongType(field: Field): string | undefined {
  if (field.type === "names") return wrongList(field);
  if (isAnyText(field)) return `has(wrong, ${literal(field.name)})`;
  const isOfOneType = field.type === "count" || field.type === "number" || field.type === "flag";
  return isOfOneType ? `isNotNull(${raw(field)}) AND isNull(${given(field)})` : undefined;
}

/** Conditions after the type is right, each with what it says. */
function faultsOf(field: Field, now: number): [condition: string, reason: string][] {
  const value = given(field);
  switch (field.type) {
    case "text":
      return [[`lengthUTF8(${value}) > ${field.longest}`, `is longer than ${field.longest} characters`]];
    case "choice": {
      const choices = ["", ...field.choices].map(literal).join(", ");
      return [[`${value} NOT IN (${choices})`, `must be one of ${field.choices.join(", ")}`]];
    }
    case "count": {
      const outside = `${value} < 0 OR ${value} > ${field.most} OR ${value} != floor(${value})`;
      return [[`ifNull(${outside}, 0)`, `must be a whole number from 0 to ${field.most}`]];
    }
    case "number": {
      const outside = `${value} < ${field.least} OR ${value} > ${field.most}`;
      return [[`ifNull(${outside}, 0)`, `must be from ${field.least} to ${field.most}`]];
    }
    case "time":
      return timeFaults(field, field.earliest, field.latest(now));
    case "address":
      return [
        [`${value} != '' AND NOT isIPv4String(${value}) AND NOT isIPv6String(${value})`, "must be an IP address"],
      ];
    case "names":
      return [
        [`length(${raw(field)}) > ${field.most}`, `has more than ${field.most} names`],
        [
          `arrayExists(n -> lengthUTF8(ifNull(dynamicElement(n, 'String'), '')) > ${field.longest}, ${raw(field)})`,
          "has a name that is too long",
        ],
      ];
    default:
      return [];
  }
}

function timeFaults(field: Field, earliest: number, latest: number): [string, string][] {
  const value = given(field);
  const present = `isNotNull(${raw(field)})`;
  const day = `substring(${value}, 1, 10)`;
  const shaped = `match(${value}, ${literal(rfc3339.source)}) AND toString(toDate32OrNull(${day})) = ${day}`;
  const year = (milliseconds: number) => new Date(milliseconds).getUTCFullYear();
  return [
    [`${present} AND NOT ifNull(${shaped}, 0)`, "must be an RFC 3339 time"],
    [`${present} AND NOT ifNull(${instant(field)} >= ${at(earliest)}, 0)`, `is before ${year(earliest)}`],
    [`${present} AND NOT ifNull(${instant(field)} <= ${at(latest)}, 0)`, "is in the future"],
  ];
}

/** A condition on a line, 0 or 1, and the fault it shows: field and reason. */
export interface Fault {
  condition: string;
  field: string;
  reason: string;
}

/** What can be wrong with a field, in the order in which it is looked at. */
export function faultsOfField(field: Field, now: number): Fault[] {
  const missing: [string, string][] = field.required
    ? [
        [`isNull(${raw(field)})`, "is missing"],
        [`${given(field)} = ''`, "is empty"],
      ]
    : [];
  const wrong = wrongType(field);
  const type: [string, string][] = wrong === undefined ? [] : [[wrong, mustBe[field.type]]];
  return [...missing, ...type, ...faultsOf(field, now)].map(([condition, reason]) => ({
    condition,
    field: field.name,
    reason,
  }));
}
