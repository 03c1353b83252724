import { readFile } from "node:fs/promises";

/** All objects of an NDJSON file. */
export const readLines = async <Line>(file: string): Promise<Line[]> =>
  (await readFile(file, "utf8")).split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Line]));
