import { contentColumns, maskExpression } from "@/lib/content";
import type { IngestKind } from "../contract";
import { type Field, fieldsOf } from "../fields";
import { faultBranches, literal, typedValue } from "./field.sql";
import { repairLine } from "./repair.sql";

/** The mark of a line that the spool cut because it is too long; no JSON text begins with it. */
export const tooLongMark = "\u0001";

const documentType = (fields: readonly Field[]): string =>
  `Tuple(${fields.map((field) => `${field.name} Dynamic`).join(", ")})`;

/** Fault of a line as `field`, tab, `reason`; empty for a good line. */
const faultOf = (fields: readonly Field[], now: number): string => {
  const branches = [
    [`startsWith(text, char(1))`, "\tis longer than 8 MB"],
    ["empty(keys)", "\tis not a JSON object"],
    ["length(arrayDistinct(keys)) != length(keys)", "\thas a field twice"],
    ...fields.flatMap((field) => faultBranches(field, now)),
  ];
  return `multiIf(${branches.map(([condition, fault]) => `${condition}, ${literal(String(fault))}`).join(",\n      ")}, '')`;
};

/** Fields the contract does not know, as one JSON object; '' when there are none. */
const attributesOf = (fields: readonly Field[]): string => {
  const known = `[${fields.map((field) => literal(field.name)).join(", ")}]`;
  const pairs = `arrayFilter(pair -> NOT has(${known}, pair.1), JSONExtractKeysAndValuesRaw(text))`;
  const object = `concat('{', arrayStringConcat(arrayMap(pair -> concat(toJSONString(pair.1), ':', pair.2), ${pairs}), ','), '}')`;
  return `if(hasAll(${known}, keys), '', ${object})`;
};

/** What of a faulty line may be shown: the value of the faulty field, but never content; the start of a broken line, masked. */
const excerptOf = (fields: readonly Field[]): string => {
  const content = fields.filter((field) => field.type === "content").map((field) => literal(field.name));
  const hidden = content.length === 0 ? "false" : `faulty IN (${content.join(", ")})`;
  const start = maskExpression("head");
  return `multiIf(fault = '' OR ${hidden}, '', faulty != '', left(JSONExtractRaw(text, faulty), 200), ${start})`;
};

/**
 * A SELECT that turns lines into rows. `source` is a SELECT of `line` (String) and `number` (the line's number). Gives, for every
 * line that is not blank: `number`, `fault`, `excerpt`, the columns of the kind and `attributes`; for exchanges also the
 * content features, over masked content, and no content for accounts without retention.
 */
export function readLines(kind: IngestKind, source: string, now: number): string {
  const fields = fieldsOf[kind];
  const masked = (field: Field) =>
    field.type === "content" ? `${maskExpression(field.name)} AS ${field.name}` : field.name;
  const documents = `
    SELECT number, text, if(broken, JSONExtractKeys(text), keys0) AS keys, JSONExtract(text, '${documentType(fields)}') AS doc
    FROM (
      SELECT number, JSONExtractKeys(line) AS keys0, empty(keys0) AS broken, if(broken, ${repairLine("line")}, line) AS text
      FROM (${source}) WHERE length(line) > 4 OR NOT match(line, '^(\\\\xEF\\\\xBB\\\\xBF)?[ \\\\t\\\\r]*$')
    )`;
  const values = `
    SELECT number, ${faultOf(fields, now)} AS fault, substring(fault, 1, position(fault, '\\t') - 1) AS faulty,
      if(fault = '' OR faulty != '', '', toValidUTF8(left(text, 120))) AS head,
      ${excerptOf(fields)} AS excerpt, ${attributesOf(fields)} AS attributes,
      ${fields.map((field) => `${typedValue(field)} AS ${field.name}`).join(",\n      ")}
    FROM (${documents})`;
  const base = ["number", "fault", "excerpt", "attributes"];
  if (kind !== "exchanges")
    return `SELECT ${[...base, ...fields.map((field) => field.name)].join(", ")} FROM (${values})`;
  const content = fields.filter((field) => field.type === "content").map((field) => field.name);
  const features = contentColumns.map((column) => column.name);
  const kept = fields.map((field) => field.name).filter((name) => !content.includes(name));
  return `
  SELECT number, fault, excerpt, ${kept.join(", ")}, ${features.join(", ")},
    account_id IN (SELECT account_id FROM account_latest WHERE content_policy = 'zero_retention') AS unretained,
    ${["attributes", ...content].map((name) => `if(unretained, '', all_lines.${name}) AS ${name}`).join(", ")}
  FROM (
    SELECT ${[...base, ...fields.map((field) => field.name)].join(", ")},
      ${contentColumns.map((column) => `${column.expression} AS ${column.name}`).join(",\n      ")}
    FROM (SELECT ${[...base, ...fields.map(masked)].join(", ")} FROM (${values}))
  ) AS all_lines`;
}
