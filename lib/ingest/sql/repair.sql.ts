import { literal } from "./field.sql";

const token = [
  String.raw`[^"\\0-9]+`,
  String.raw`\\[uU][dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`,
  String.raw`\\u[0-9a-fA-F]{4}`,
  String.raw`\\.`,
  `[0-9]+`,
  `.`,
].join("|");
const loneSurrogate = String.raw`^\\u[dD][89a-fA-F][0-9a-fA-F]{2}$`;

/**
 * A line that the engine's JSON reader refuses although JSON allows it, made readable: bytes that are no UTF-8 and escapes of half a
 * character become U+FFFD. Runs only on lines that could not be read as they are.
 */
export function repairLine(line: string): string {
  const tokens = `extractAll(toValidUTF8(${line}), ${literal(`(?s)${token}`)})`;
  return `arrayStringConcat(arrayMap(t -> if(match(t, ${literal(loneSurrogate)}), '\\\\ufffd', t), ${tokens}))`;
}
