import type { z } from "zod";
import { jsonIn } from "@/lib/kernel";
import type { TakenLines } from "./contract";

/** Reads NDJSON by a contract. A line that does not fit is left out and told of, with its number; empty lines count and say nothing. */
export function readLines<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): { lines: z.output<Schema>[]; rejected: TakenLines["rejected"] } {
  const lines: z.output<Schema>[] = [];
  const rejected: TakenLines["rejected"] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const parsed = schema.safeParse(jsonIn(line));
    if (parsed.success) lines.push(parsed.data);
    else {
      const issues = parsed.error.issues.map(({ path, message }) =>
        [path.join("."), message].filter(Boolean).join(": "),
      );
      rejected.push({ line: i + 1, reason: issues.join("; ") });
    }
  }
  return { lines, rejected };
}
