import { attachment } from "./attachment";

/** Streams values as NDJSON, one object a line; see {@link attachment}. */
export const ndjson = (
  values: AsyncIterable<unknown> | Iterable<unknown>,
  options: { fileName?: string } = {},
): Response => attachment(linesOf(values), { ...options, type: "application/x-ndjson; charset=utf-8" });

async function* linesOf(values: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
