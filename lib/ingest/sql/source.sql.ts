import type { Shape } from "../spool/shape";
import { literal } from "./field.sql";

/** Settings that `sourceOf` needs: rows in the order of the file, and numbers as JSON has them. */
export const sourceSettings = {
  input_format_parquet_preserve_order: 1,
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 0,
} as const;

export interface SourceSql {
  /** A SELECT of number and line from `input()`. */
  select: string;
  format: "RowBinary" | "Parquet";
}

const identifier = (name: string): string => `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;

/** A row of cells as a JSON object of texts. */
function cellsAsLine(columns: readonly string[]): string {
  const keys = `[${columns.map((name) => literal(`${JSON.stringify(name)}:`)).join(", ")}]`;
  return `concat('{', arrayStringConcat(arrayMap((k, c) -> concat(k, toJSONString(c)), ${keys}, cells), ','), '}')`;
}

/** How the engine reads the records of a part as numbered lines of JSON. */
export function sourceOf(shape: Shape): SourceSql {
  if (shape.type === "lines") {
    return { select: "SELECT number, line FROM input('number UInt32, line String')", format: "RowBinary" };
  }
  if (shape.type === "cells") {
    const line = `if(fault != '', fault, ${cellsAsLine(shape.columns)}) AS line`;
    return {
      select: `SELECT number, ${line} FROM input('number UInt32, fault String, cells Array(String)')`,
      format: "RowBinary",
    };
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
