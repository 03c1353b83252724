import { literal } from "./sql-text";

/** Bytes of a text that are looked at: longer prompts are told apart well before their end. */
export const skeletonBytes = 4096;
/** Tokens that make up a template. */
export const templateTokens = 200;
/** Tokens of a prompt's start and end that may be a wrapper around different questions. */
export const wrapperTokens = 5;
/** A prompt needs this many tokens before its ends can be told from its question. */
export const wrapperMinimum = 8;
/** Bytes of a wrapper that count: scripts without spaces put a whole sentence into one token. */
const wrapperBytes = 48;

const lineBreak = "nl0";

/** ASCII-lower-cased head of a text: what every pattern of this module runs on. */
export const lowered = (column: string): string => `lower(left(${column}, ${skeletonBytes}))`;

/** Drops every second piece of a text split at a mark: what stood between a pair of marks, unless it is long or unpaired. */
const unpaired = (text: string, mark: string): string => {
  const pieces = `splitByString(${literal(mark)}, ${text})`;
  const kept = `arrayMap((piece, i) -> if(i % 2 = 0 AND length(piece) <= 400, ' slot0 ', piece), ${pieces}, arrayEnumerate(${pieces}))`;
  return `if(position(${text}, ${literal(mark)}) > 0, arrayStringConcat(${kept}, ' '), ${text})`;
};

const withoutLinks = (text: string): string =>
  `if(position(${text}, '://') > 0, replaceRegexpAll(${text}, ${literal(String.raw`https?://[^\s<>")\]]+`)}, ' slot0 '), ${text})`;

/** Links, quoted literals and fenced code become slots; the costly expressions run only on rows that have any. */
const slotted = (text: string): string => unpaired(unpaired(withoutLinks(text), "```"), '"');

/** Every run of up to 16 digits becomes a single 0. */
const withoutNumbers = (text: string): string => {
  const zeroed = `translate(${text}, '123456789', '000000000')`;
  return Array.from({ length: 4 }).reduce<string>((inner) => `replaceAll(${inner}, '00', '0')`, zeroed);
};

/** The masked words of a text, in order; a line break is a word of its own. Array(String). */
export const tokens = (column: string): string =>
  `splitByNonAlpha(replaceAll(${withoutNumbers(slotted(lowered(column)))}, '\\n', ' ${lineBreak} '))`;

/** One line made of the masked words: equal for prompts that differ in numbers, links, quotes and code only. */
export const templateOf = (words: string): string =>
  `arrayStringConcat(arraySlice(${words}, 1, ${templateTokens}), ' ')`;

const wrapperOf = (words: string, edge: string): string =>
  `if(length(${words}) >= ${wrapperMinimum}, toValidUTF8(left(arrayStringConcat(${edge}, ' '), ${wrapperBytes})), '')`;

/** The first words, cut after the first line break; empty for a prompt too short to be wrapped. */
export const prefixOf = (words: string): string => {
  const head = `arraySlice(${words}, 1, ${wrapperTokens})`;
  const lineEnd = `indexOf(${head}, '${lineBreak}')`;
  return wrapperOf(words, `if(${lineEnd} > 1, arraySlice(${head}, 1, ${lineEnd}), ${head})`);
};

/** The last words, from the last line break on; empty for a prompt too short to be wrapped. */
export const suffixOf = (words: string): string => {
  const tail = `arrayReverse(arraySlice(${words}, -${wrapperTokens}))`;
  const lineStart = `indexOf(${tail}, '${lineBreak}')`;
  return wrapperOf(words, `arrayReverse(if(${lineStart} > 1, arraySlice(${tail}, 1, ${lineStart}), ${tail}))`);
};

/** Template, prefix and suffix of a text column as text, for display. Their `sipHash64` is the id. */
export const templateText = (column: string): string => templateOf(tokens(column));
export const prefixText = (column: string): string => prefixOf(tokens(column));
export const suffixText = (column: string): string => suffixOf(tokens(column));
