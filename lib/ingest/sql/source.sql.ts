import type { Shape } from "../spool/shape";
import { literal } from "./field.sql";

/** Settings that `sourceOf` needs: rows in the order of the file, and numbers as JSON has them. */
export const sourceSettings = {
  input_format_parquet_preserve_order: 1,
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 0,
} as const;

export interface SourceSql {
  /** A SELECT of number and line. */
  select: string;
  /** Format of the bytes that are sent with the statement; none where they are read from a file. */
  format?: "RowBinary" | "Parquet";
}

const identifier = (name: string): string => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;

/** A row of cells as a JSON object of texts. */
function cellsAsLine(columns: readonly string[]): string {
  const keys = `[${columns.map((name) => literal(`${JSON.stringify(name)}:`)).join(", ")}]`;
  return `concat('{', arrayStringConcat(arrayMap((k, c) -> concat(k, toJSONString(c)), ${keys}, cells), ','), '}')`;
}

const rowsOfLines = "number UInt32, line String";
const rowsOfCells = "number UInt32, fault String, cells Array(String)";

const fromFile = (file: string, structure: string): string => `file(${literal(file)}, 'RowBinary', '${structure}')`;

/** One row when the engine can read a file of lines or cells. */
export const readsFile = (file: string): string => `SELECT number FROM ${fromFile(file, "number UInt32")} LIMIT 1`;

/** How the engine reads the records of a part as numbered lines of JSON. @param file where it reads lines or cells itself */
export function sourceOf(shape: Shape, file?: string): SourceSql {
  const rows = (structure: string): string =>
    file === undefined ? `input('${structure}')` : fromFile(file, structure);
  const sent = file === undefined ? ({ format: "RowBinary" } as const) : {};
  if (shape.type === "lines") return { select: `SELECT number, line FROM ${rows(rowsOfLines)}`, ...sent };
  if (shape.type === "cells") {
    const line = `if(fault != '', fault, ${cellsAsLine(shape.columns)}) AS line`;
    return { select: `SELECT number, ${line} FROM ${rows(rowsOfCells)}`, ...sent };
  }
  const structure = shape.columns.map(({ name, type }) => `${identifier(name)} ${type}`).join(", ");
  const row = `CAST(tuple(${shape.columns.map(({ name }) => identifier(name)).join(", ")}), ${literal(`Tuple(${structure})`)})`;
  return {
    select: `SELECT toUInt32(rowNumberInAllBlocks() + 1) AS number, toJSONString(${row}) AS line FROM input(${literal(structure)})`,
    format: "Parquet",
  };
}

/** Columns of a Parquet file, from its footer between the marks that a file has. */
export const describeParquet = (footer: Buffer): string =>
  `DESCRIBE TABLE format(Parquet, unhex('${footer.toString("hex")}'))`;
