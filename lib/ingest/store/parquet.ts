import { invalidInput, isDomainError } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { readFooter } from "../spool/parquet-file";
import type { ParquetColumn } from "../spool/shape";
import { describeParquet } from "../sql/source.sql";

/**
 * The columns of a Parquet file.
 * @throws `invalid_input` for a file that is none, is cut off or has a footer that cannot be read
 */
export async function parquetColumns(store: Warehouse, file: string): Promise<ParquetColumn[]> {
  const footer = await readFooter(file);
  const columns = await orUnreadable(() => store.rows<ParquetColumn>(describeParquet(footer)));
  if (columns.length === 0) throw invalidInput("The Parquet file has no columns.", { field: "file" });
  return columns.map(({ name, type }) => ({ name, type: type.replaceAll(/\s+/g, " ") }));
}

/** Makes what the engine says about a file an error of the file; a busy or restarting engine stays what it is. */
export async function orUnreadable<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isDomainError(error) || !(error instanceof Error) || !("code" in error && "type" in error)) throw error;
    throw invalidInput(
      `The Parquet file cannot be read: ${sayingOf(error.message)} Nothing of it was taken; write it again.`,
      { field: "file" },
    );
  }
}

/** The engine's own words without its paths and places in its code. */
function sayingOf(message: string): string {
  const [first = ""] = message
    .replaceAll(/\(?(in|while|from)[^()]*(file|uri)[^()]*\S*\.(file|rows)[^()]*\)?/gi, "")
    .replaceAll(/\/\S+/g, "")
    .split(/: While|: \(|\. \(|\n/);
  return `${first
    .slice(0, 300)
    .trim()
    .replace(/[.:,]$/, "")}.`;
}
