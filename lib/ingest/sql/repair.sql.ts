import { literal } from "./field.sql";

/** A text with its quotes, a number, or what is between. */
const token = String.raw`(?s)"(?:[^"\\]|\\.)*"?|[0-9][0-9.eE+-]*|[^"0-9]+`;
const hugeNumber = "^[0-9]{19,}$";

const pieceOfText = [
  String.raw`[^\\]+`,
  String.raw`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`,
  String.raw`\\u[0-9a-fA-F]{4}`,
  String.raw`\\.`,
  String.raw`\\`,
].join("|");
const loneSurrogate = String.raw`^\\u[dD][89a-fA-F][0-9a-fA-F]{2}$`;

/** A JSON text whose escapes of half a character are U+FFFD. */
const wholeCharacters = (text: string): string =>
  `arrayStringConcat(arrayMap(p -> if(match(p, ${literal(loneSurrogate)}), '\\\\ufffd', p), extractAll(${text}, ${literal(`(?s)${pieceOfText}`)})))`;

/**
 * A line that the engine's JSON reader refuses although JSON allows it, made readable: bytes that are no UTF-8 and escapes
 * of half a character become U+FFFD, whole numbers of more than 64 bits get a fraction. For lines that could not be read as they are.
 */
export function repairLine(line: string): string {
  const text = `if(startsWith(t, '"'), ${wholeCharacters("t")}, t)`;
  const repaired = `if(match(t, ${literal(hugeNumber)}), concat(t, '.0'), ${text})`;
  return `arrayStringConcat(arrayMap(t -> ${repaired}, extractAll(toValidUTF8(${line}), ${literal(token)})))`;
}
