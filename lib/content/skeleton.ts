import { literal } from "./sql-text";

/** Bytes of a text that are looked at: longer prompts are told apart well before their end. */
export const skeletonBytes = 4096;
/** Bytes of masked words that make up a template. */
export const templateBytes = 1200;
/** Tokens of a prompt's start and end that may be a wrapper around different questions. */
export const wrapperTokens = 5;
/** A prompt needs this many tokens before its ends can be told from its question. */
export const wrapperMinimum = 8;
/** Bytes of a wrapper that count: scripts without spaces put a whole sentence into one token. */
const wrapperBytes = 48;

/** Stands for a line break among masked words: an upper-case letter, since everything else is lower-cased. */
const lineBreak = "N";

const tailBytes = skeletonBytes / 4;

/** The part of a text that is looked at: all of it, or its first three quarters and its end. */
const excerpt = (column: string): string =>
  `if(length(${column}) > ${skeletonBytes}, concat(left(${column}, ${skeletonBytes - tailBytes}), right(${column}, ${tailBytes})), ${column})`;

/** ASCII-lower-cased excerpt of a text: what every pattern of this module runs on. */
export const lowered = (column: string): string => `lower(${excerpt(column)})`;

/** Drops every second piece of a text split at a mark: what stood between a pair of marks, unless it is long or unpaired. */
const unpaired = (text: string, mark: string): string => {
  const pieces = `splitByString(${literal(mark)}, ${text})`;
  const kept = `arrayMap((piece, i) -> if(i % 2 = 0 AND length(piece) <= 400, ' slot0 ', piece), ${pieces}, arrayEnumerate(${pieces}))`;
  return `if(position(${text}, ${literal(mark)}) > 0, arrayStringConcat(${kept}, ' '), ${text})`;
};

const withoutLinks = (text: string): string =>
  `if(position(${text}, '://') > 0, replaceRegexpAll(${text}, ${literal(String.raw`https?://[^\s<>")\]]+`)}, ' slot0 '), ${text})`;

/** Links and quoted literals become slots; the costly expressions run only on rows that have any. */
const slotted = (text: string): string => unpaired(withoutLinks(text), '"');

const shrink = (text: string, run: string): string =>
  Array.from({ length: 4 }).reduce<string>((inner) => `replaceAll(${inner}, '${run}${run}', '${run}')`, text);

/** One byte for one byte: upper to lower case, digits to 0, line breaks to their mark, all other ASCII signs to spaces. */
const byteMap = (() => {
  const bytes = Array.from({ length: 127 }, (_, code) => String.fromCharCode(code)).slice(1);
  const target = (sign: string): string => {
    if (/[a-z]/i.test(sign)) return sign.toLowerCase();
    if (/[0-9]/.test(sign)) return "0";
    return sign === "\n" ? lineBreak : " ";
  };
  const changed = bytes.filter((sign) => target(sign) !== sign);
  return { from: changed.join(""), to: changed.map(target).join("") };
})();

/** The masked words of a text on one line. Runs of up to 16 digits or spaces become one. */
export const maskedWords = (column: string): string => {
  const mapped = `translate(${slotted(excerpt(column))}, ${literal(byteMap.from)}, ${literal(byteMap.to)})`;
  return `trimBoth(${shrink(replaceMark(shrink(mapped, "0")), " ")})`;
};

const replaceMark = (text: string): string => `replaceAll(${text}, '${lineBreak}', ' ${lineBreak} ')`;

/** The template: equal for prompts that differ in numbers, links, quotes and code only. */
export const templateOf = (words: string): string => `toValidUTF8(left(${words}, ${templateBytes}))`;

const wrapperOf = (words: string, edge: string): string =>
  `if(countSubstrings(${words}, ' ') >= ${wrapperMinimum - 1}, toValidUTF8(left(trimBoth(${edge}), ${wrapperBytes})), '')`;

/** The first words, cut after the first line break; empty for a prompt too short to be wrapped. */
export const prefixOf = (words: string): string =>
  wrapperOf(words, `substringIndex(substringIndex(${words}, ' ', ${wrapperTokens}), '${lineBreak}', 1)`);

/** The last words, from the last line break on; empty for a prompt too short to be wrapped. */
export const suffixOf = (words: string): string =>
  wrapperOf(words, `substringIndex(substringIndex(${words}, ' ', -${wrapperTokens}), '${lineBreak}', -1)`);

/** Template, prefix and suffix of a text column as text, for display. Their `sipHash64` is the id. */
export const templateText = (column: string): string => templateOf(maskedWords(column));
export const prefixText = (column: string): string => prefixOf(maskedWords(column));
export const suffixText = (column: string): string => suffixOf(maskedWords(column));
