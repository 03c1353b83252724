import { contentColumns, contentLevels, maskSteps } from "@/lib/content";
import type { IngestBatch } from "@/prisma/generated/client";
import { fieldsOf } from "../fields";
import { dropsTable, rowsTable, stagingTable, targetTable } from "./staging.sql";

export type BatchTables = Pick<IngestBatch, "number" | "attempt" | "kind">;

const idHash = "sipHash64(exchange_id)";

/** Hashes of ids that are stored already, among those that a table brings. */
const storedAmong = (hashes: string): string => `SELECT id_hash FROM exchange_key WHERE id_hash IN (${hashes})`;

const goodIds = (number: bigint): string =>
  `(SELECT number, ${idHash} AS h FROM ${stagingTable(number)} WHERE reason = '')`;

/** Lines of an upload of exchanges that bring an exchange that is stored. */
export const dropLinesStored = ({ number, attempt }: BatchTables): string => `
  INSERT INTO ${dropsTable(number, attempt)}
  SELECT number FROM ${goodIds(number)} WHERE h IN (${storedAmong(`SELECT h FROM ${goodIds(number)}`)})`;

/** How many lines of an upload of exchanges repeat an earlier one: mostly none, which this tells in a third of the time. */
export const countRepeats = ({ number }: BatchTables): string =>
  `SELECT count() - uniqExact(h) AS repeats FROM ${goodIds(number)}`;

/** Lines of an upload of exchanges that repeat an earlier one. */
export const dropRepeats = ({ number, attempt }: BatchTables): string => {
  const first = `SELECT h, min(number) AS first FROM ${goodIds(number)} GROUP BY h HAVING count() > 1`;
  return `
  INSERT INTO ${dropsTable(number, attempt)}
  SELECT number FROM ${goodIds(number)} WHERE h IN (SELECT h FROM (${first})) AND (h, number) NOT IN (${first})`;
};

/** Accounts whose content is not kept, first by a cheap look at all states they ever had. */
const unretained = `
  SELECT account_id FROM account_latest
  WHERE account_id IN (SELECT account_id FROM account_current WHERE content_policy = 'zero_retention')
    AND content_policy = 'zero_retention'`;

/**
 * Unknown fields as JSON; a value with a secret, a mail address or a card number becomes a text in which it is masked. Each step
 * is a pass over all values: one in the other, each written out wherever it is used, the statement took longer to read than to run.
 */
const maskedAttributes = (() => {
  const pairs = "JSONExtractKeysAndValuesRaw(masked.attributes)";
  const masked = maskSteps.reduce(
    (values, step) => `arrayMap(value -> ${step("value")}, ${values})`,
    `arrayMap(pair -> pair.2, ${pairs})`,
  );
  const member = "concat(toJSONString(pair.1), ':', if(value = pair.2, value, toJSONString(value)))";
  const members = `arrayStringConcat(arrayMap((pair, value) -> ${member}, ${pairs}, ${masked}), ',')`;
  return `if(masked.attributes = '', '', concat('{', ${members}, '}'))`;
})();

/** Whether people's words are stored at all beside their features. */
export interface TextRule {
  keepsText: boolean;
}

/** Exchanges with masked content and its features; no words, and nothing that is unknown and may be some, where none are to be kept. */
export function exchangeRows({ number, attempt, kind }: BatchTables, { keepsText }: TextRule): string {
  const fields = fieldsOf[kind];
  const content = fields.filter((field) => field.type === "content").map((field) => field.name);
  const kept = fields.map((field) => field.name).filter((name) => !content.includes(name));
  const features = contentColumns.map((column) => column.name);
  const keptList = kept.join(", ");
  const levels = [
    `SELECT ${keptList}, attributes, ${content.join(", ")} FROM ${stagingTable(number)}
     WHERE reason = '' AND number NOT IN (SELECT number FROM ${dropsTable(number, attempt)})`,
    ...maskSteps.map(
      (step) => `${keptList}, attributes, ${content.map((name) => `${step(`masked.${name}`)} AS ${name}`).join(", ")}`,
    ),
    ...contentLevels.map((level) => `*, ${level.map(({ name, expression }) => `${expression} AS ${name}`).join(", ")}`),
    `${keptList}, ${content.join(", ")}, ${maskedAttributes} AS attributes, ${keepsText ? `account_id IN (${unretained})` : "true"} AS unretained,
      ${contentColumns.map((column) => `${column.expression} AS ${column.name}`).join(",\n      ")}`,
  ];
  const featured = levels.reduce((inner, level) => `SELECT ${level} FROM (${inner}) AS masked`);
  return `
  INSERT INTO ${rowsTable(number, attempt)} (${[...kept, ...features, ...content, "attributes"].join(", ")}, batch)
  SELECT ${[...kept, ...features].join(", ")},
    ${[...content, "attributes"].map((name) => `if(unretained, '', featured.${name}) AS ${name}`).join(", ")}, ${number} AS batch
  FROM (${featured}) AS featured`;
}

/** Takes rows out of a batch that another batch has stored since the rows were made. */
export const dropStored = ({ number, attempt }: BatchTables): string => `
  ALTER TABLE ${rowsTable(number, attempt)}
  DELETE WHERE ${idHash} IN (${storedAmong(`SELECT ${idHash} FROM ${rowsTable(number, attempt)}`)})`;

export const countStored = ({ number, attempt }: BatchTables): string => `
  SELECT count() AS stored FROM exchange_key
  WHERE id_hash IN (SELECT ${idHash} FROM ${rowsTable(number, attempt)})`;

/** The last good line for each key, with unknown fields masked. */
const lastLines = (number: bigint, key: string): string => `
  SELECT * REPLACE (${maskedAttributes} AS attributes) FROM ${stagingTable(number)} AS masked
  WHERE reason = '' AND number IN (SELECT max(number) FROM ${stagingTable(number)} WHERE reason = '' GROUP BY ${key})`;

/** All that a row says, as one value without NULL, which is equal to nothing. */
const saying = (names: readonly string[]): string =>
  `tuple(${names.map((name) => `ifNull(toString(${name}), '')`).join(", ")})`;

/** Accounts of which the batch says something new. The last line for an account counts. */
export function accountRows({ number, attempt, kind }: BatchTables): string {
  const names = [...fieldsOf[kind].map((field) => field.name), "attributes"];
  return `
  INSERT INTO ${rowsTable(number, attempt)} (${names.join(", ")}, recorded_at, content_hash, batch)
  SELECT ${names.join(", ")}, {recordedAt:DateTime64(3, 'UTC')} AS recorded_at, content_hash, ${number} AS batch
  FROM (SELECT *, sipHash64(${saying(names)}) AS content_hash FROM (${lastLines(number, "account_id")}))
  WHERE (account_id, content_hash) NOT IN (
    SELECT account_id, content_hash FROM account_latest
    WHERE account_id IN (SELECT account_id FROM ${stagingTable(number)}))`;
}

/** Releases of which the batch says something new. */
export function releaseRows({ number, attempt, kind }: BatchTables): string {
  const names = [...fieldsOf[kind].map((field) => field.name), "attributes"];
  const said = saying(names);
  return `
  INSERT INTO ${rowsTable(number, attempt)} (${names.join(", ")}, recorded_at, batch)
  SELECT ${names.join(", ")}, {recordedAt:DateTime64(3, 'UTC')} AS recorded_at, ${number} AS batch
  FROM (${lastLines(number, "model")})
  WHERE ${said} NOT IN (SELECT ${said} FROM model_release_latest)`;
}

export const createRows = (batch: BatchTables): string[] => [
  `DROP TABLE IF EXISTS ${rowsTable(batch.number, batch.attempt)} SYNC`,
  `CREATE TABLE ${rowsTable(batch.number, batch.attempt)} AS ${targetTable[batch.kind]}`,
];
