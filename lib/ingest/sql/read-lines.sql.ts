import { maskExpression } from "@/lib/content";
import type { IngestKind } from "../contract";
import { type Field, fieldsOf } from "../fields";
import { tooLongMark } from "../spool/frame-lines";
import { documentType, type Fault, faultsOfField, literal, typedValue } from "./field.sql";
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
  { condition: `startsWith(text, ${literal(tooLongMark)})`, field: "", reason: "is longer than 8 MB" },
  { condition: "empty(keys)", field: "", reason: "is not a JSON object" },
  { condition: "length(arrayDistinct(keys)) != length(keys)", field: "", reason: "has a field twice" },
  ...fields.flatMap((field) => faultsOfField(field, now)),
];

/** A value of an unknown field as JSON; one that holds a secret or a card number becomes a text in which it is masked. */
const maskedValue = (value: string): string => {
  const masked = maskExpression(value);
  return `if(${masked} = ${value}, ${value}, toJSONString(${masked}))`;
};

/** Fields the contract does not know, as one JSON object; '' when there are none. */
const attributesOf = (fields: readonly Field[]): string => {
  const known = `[${fields.map((field) => literal(field.name)).join(", ")}]`;
  const all = `JSONExtractKeysAndValuesRaw(${onlyWhere(`NOT hasAll(${known}, keys)`, "text")})`;
  const pairs = `arrayFilter(pair -> NOT has(${known}, pair.1), ${all})`;
  const members = `arrayStringConcat(arrayMap(pair -> concat(toJSONString(pair.1), ':', ${maskedValue("pair.2")}), ${pairs}), ',')`;
  return `if(empty(${members}), '', concat('{', ${members}, '}'))`;
};

/** What of a faulty line may be shown: the value of the faulty field, but never content; the start of a broken line, masked. */
const excerptOf = (fields: readonly Field[]): string => {
  const content = fields.filter((field) => field.type === "content").map((field) => literal(field.name));
  const shown = `field != ''${content.length === 0 ? "" : ` AND field NOT IN (${content.join(", ")})`}`;
  const value = `left(JSONExtractRaw(${onlyWhere(shown, "text")}, field), 200)`;
  const start = maskExpression("head");
  return `toValidUTF8(concat(${value}, ${start}))`;
};

/**
 * A SELECT that turns lines into typed rows, to be run with `readSettings`. `source` is a SELECT of `line` (String) and
 * `number` (UInt32, the line's number). Gives, for every line that is not blank: `number`, `field` and `reason` of the first
 * fault (`reason` is empty for a good line), `excerpt`, the columns of the kind and `attributes`.
 */
export function readLines(kind: IngestKind, source: string, now: number): string {
  const fields = fieldsOf[kind];
  const faults = faultList(fields, now);
  const found = `indexOf([${faults.map(({ condition }) => `toUInt8(ifNull(${condition}, 0))`).join(",\n      ")}], 1)`;
  const oneOf = (texts: string[]): string => `arrayElement([${texts.map(literal).join(", ")}], found)`;
  const lines = `
      SELECT number, JSONExtractKeys(line) AS first_keys, empty(first_keys) AS broken,
        if(broken, ${repairLine(onlyWhere("broken", "line"))}, line) AS text
      FROM (${source}) WHERE length(line) > 4 OR NOT match(line, '^[ \\\\t\\\\r]*$')`;
  const documents = `
    SELECT number, text, if(broken, JSONExtractKeys(${onlyWhere("broken", "text")}), first_keys) AS keys,
      JSONExtract(text, 'Tuple(${fields.map((field) => `${field.name} ${documentType(field)}`).join(", ")})') AS doc
    FROM (${lines})`;
  return `
  SELECT number, ${found} AS found, ${oneOf(faults.map(({ field }) => field))} AS field,
    ${oneOf(faults.map(({ reason }) => reason))} AS reason,
    ${onlyWhere("reason != '' AND field = ''", "toValidUTF8(left(text, 120))")} AS head,
    ${excerptOf(fields)} AS excerpt, ${attributesOf(fields)} AS attributes,
    ${fields.map((each) => `${typedValue(each)} AS ${each.name}`).join(",\n    ")}
  FROM (${documents})`;
}
