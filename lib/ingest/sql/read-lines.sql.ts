import type { IngestKind } from "../choices";
import { type Field, fieldsOf } from "../fields";
import { unreadable } from "../spool/unreadable";
import {
  documentType,
  type Fault,
  faultsOfField,
  givenValues,
  literal,
  noTexts,
  seemsNoText,
  typedValue,
} from "./field.sql";
import { repairLine } from "./repair.sql";

/**
 * Settings that `readLines` needs. Branches of conditions are computed for all rows: computing them for some would
 * parse a line again in every branch. What is costly and rare is given an empty text instead on all other rows.
 */
export const readSettings = {
  short_circuit_function_evaluation: "disable",
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  max_partitions_per_insert_block: 0,
} as const;

/** A text on the rows that meet a condition, empty on all others. */
const onlyWhere = (condition: string, text: string): string => `if(${condition}, ${text}, '')`;

const faultList = (fields: readonly Field[], now: number): Fault[] => [
  ...Object.values(unreadable).map(({ mark, reason }) => ({
    condition: `startsWith(text, ${literal(mark)})`,
    field: "",
    reason,
  })),
  { condition: "odd AND empty(keys)", field: "", reason: "is not a JSON object" },
  { condition: "length(arrayDistinct(keys)) != length(keys)", field: "", reason: "has a field twice" },
  ...fields.flatMap((field) => faultsOfField(field, now)),
];

/**
 * Whether a line has anything but fields of the contract, each once and with a value: it has more fields than were found, or none.
 * Only then are their names read, which takes longer than all values together. A list as a whole could have as many values as fields.
 */
const isOdd = (fields: readonly Field[]): string => {
  const found = fields.map(({ name, type }) => (type === "names" ? `notEmpty(doc.${name})` : `isNotNull(doc.${name})`));
  return `(looks_odd OR fields != ${found.join(" + ")})`;
};

/** Fields the contract does not know, as the members of a JSON object. */
const membersOf = (fields: readonly Field[]): string => {
  const known = `[${fields.map((field) => literal(field.name)).join(", ")}]`;
  const all = `JSONExtractKeysAndValuesRaw(${onlyWhere(`NOT hasAll(${known}, keys)`, "text")})`;
  const pairs = `arrayFilter(pair -> NOT has(${known}, pair.1), ${all})`;
  return `arrayStringConcat(arrayMap(pair -> concat(toJSONString(pair.1), ':', pair.2), ${pairs}), ',')`;
};

/** What stands before a record that could not be read is not part of it. */
const anyMark = `^[${Object.values(unreadable)
  .map(({ mark }) => `\\x0${mark.charCodeAt(0)}`)
  .join("")}]`;

/** What of a faulty line may be shown: the value of the faulty field, but never content; the start of a broken line, which is yet to be masked. */
const excerptOf = (fields: readonly Field[]): string => {
  const content = fields.filter((field) => field.type === "content").map((field) => literal(field.name));
  const shown = `field != ''${content.length === 0 ? "" : ` AND field NOT IN (${content.join(", ")})`}`;
  const value = `left(JSONExtractRaw(${onlyWhere(shown, "text")}, field), 200)`;
  const start = `replaceRegexpOne(left(${onlyWhere("reason != '' AND field = ''", "text")}, 120), ${literal(anyMark)}, '')`;
  return `toValidUTF8(concat(${value}, ${start}))`;
};

/**
 * A SELECT that turns lines into typed rows, to be run with `readSettings`. `source` is a SELECT of `line` (String) and
 * `number` (UInt32, the line's number). Gives, for every line that is not blank: `number`, `field` and `reason` of the first
 * fault (`reason` is empty for a good line), `excerpt`, the columns of the kind and `attributes` (unknown fields as one JSON
 * object, empty when there are none). In levels, because a name is written out wherever it is used on its own level.
 */
export function readLines(kind: IngestKind, source: string, now: number): string {
  const fields = fieldsOf[kind];
  const names = fields.map((field) => field.name).join(", ");
  const faults = faultList(fields, now);
  const oneOf = (texts: string[]): string => `arrayElement([${texts.map(literal).join(", ")}], found)`;
  const levels = [
    `SELECT number, line, JSONLength(line) AS fields, fields = 0 OR NOT startsWith(line, '{') AS looks_odd FROM (${source})
     WHERE length(line) > 4 OR NOT match(line, '^[ \\\\t\\\\r]*$')`,
    `number, line, fields, looks_odd, looks_odd AND empty(JSONExtractKeys(${onlyWhere("looks_odd", "line")})) AS broken`,
    `number, fields, looks_odd, if(broken, ${repairLine(onlyWhere("broken", "line"))}, line) AS text`,
    `number, fields, looks_odd, text,
      JSONExtract(text, 'Tuple(${fields.map((field) => `${field.name} ${documentType(field)}`).join(", ")})') AS doc`,
    `number, fields, looks_odd, text, doc, ${fields.flatMap(givenValues).join(", ")}`,
    `* EXCEPT (fields, looks_odd), ${isOdd(fields)} AS odd, JSONExtractKeys(${onlyWhere("odd", "text")}) AS keys,
      ${noTexts(onlyWhere(seemsNoText(fields), "text"), fields)} AS wrong`,
    `number, text, ${membersOf(fields)} AS members, ${fields.map((field) => `${typedValue(field)} AS ${field.name}`).join(", ")},
      indexOf([${faults.map(({ condition }) => condition).join(",\n      ")}], 1) AS found`,
    `number, text, ${oneOf(faults.map(({ field }) => field))} AS field, ${oneOf(faults.map(({ reason }) => reason))} AS reason,
      if(members = '', '', concat('{', members, '}')) AS attributes, ${names}`,
    `number, field, reason, ${excerptOf(fields)} AS excerpt, attributes, ${names}`,
  ];
  return levels.reduce((inner, level) => `SELECT ${level} FROM (${inner})`);
}
