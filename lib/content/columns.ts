import { capabilityOf, elicitationOf, patternHits } from "./classify";
import { bandsOf, minHashes, shingleHashes, sketchOf, wordHashes } from "./shingles";
import { maskedWords, prefixOf, suffixOf, templateOf, templateText } from "./skeleton";

export interface ContentColumn {
  name: string;
  type: string;
  /** Over the columns `prompt`, `system_prompt` (String, empty when absent, already masked) and `tools` (Array). */
  expression: string;
}

/** 0 stands for "not available" in every id, so that absence is never read as something shared. */
const idOf = (text: string): string => `if(empty(${text}), toUInt64(0), sipHash64(${text}))`;

/** Puts an expression in the place of the first use of a name and gives it that name, so that later uses refer to it. */
const naming = (name: string, expression: string, text: string): string =>
  text.replace(name, () => `(${expression} AS ${name})`);

const words = "content_words";
const wordIds = "content_word_hashes";
const shingles = "content_shingles";
const minima = "content_minima";
const hits = "content_hits";

const sketchWithMinima = [
  [minima, minHashes(shingles)],
  [shingles, shingleHashes(wordIds)],
  [wordIds, wordHashes(words)],
].reduce((text, [name = "", expression = ""]) => naming(name, expression, text), sketchOf(words, minima));

/**
 * The content features of an exchange, computed by ClickHouse when it is stored. Take all of them, in this order, in one
 * SELECT: `template_id` names the masked words, `simhash` the MinHash values and `elicitation` the pattern hits that
 * the columns after them use, so that each is computed once.
 */
export const contentColumns: readonly ContentColumn[] = [
  {
    name: "template_id",
    type: "UInt64",
    expression: naming(words, maskedWords("prompt"), idOf(templateOf(words))),
  },
  { name: "prefix_id", type: "UInt64", expression: idOf(prefixOf(words)) },
  { name: "suffix_id", type: "UInt64", expression: idOf(suffixOf(words)) },
  { name: "simhash", type: "UInt64", expression: sketchWithMinima },
  { name: "shingle_bands", type: "Array(UInt64)", expression: bandsOf(words, minima) },
  { name: "system_prompt_id", type: "UInt64", expression: idOf(templateText("system_prompt")) },
  {
    name: "tool_schema_id",
    type: "UInt64",
    expression: "if(empty(tools), toUInt64(0), sipHash64(arrayStringConcat(arraySort(tools), ',')))",
  },
  {
    name: "elicitation",
    type: "UInt8",
    expression: naming(hits, patternHits("prompt", "system_prompt"), elicitationOf(hits)),
  },
  { name: "capability", type: "LowCardinality(String)", expression: capabilityOf(hits, "tools") },
];
