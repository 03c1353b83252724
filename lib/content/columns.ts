import { capabilityOf, elicitationOf, patternHits } from "./classify";
import { maskedWords, prefixOf, suffixOf, templateOf, templateText } from "./skeleton";

export interface ContentColumn {
  name: string;
  type: string;
  /** Over the columns `prompt`, `system_prompt` (String, empty when absent, already masked) and `tools` (Array). */
  expression: string;
}

/** 0 stands for "not available" in every id, so that absence is never read as something shared. */
const idOf = (text: string): string => `if(empty(${text}), toUInt64(0), sipHash64(${text}))`;

const words = "content_words";
const hits = "content_hits";

/**
 * What several of the columns are made of, in levels: each level uses names of those before it, and `contentColumns` those of all.
 * Nest a subquery for each level: on one level the engine writes a name out wherever it is used, names in names many times over,
 * and a statement took longer to read than to run.
 */
export const contentLevels: readonly (readonly { name: string; expression: string }[])[] = [
  [
    { name: words, expression: maskedWords("prompt") },
    { name: hits, expression: patternHits("prompt", "system_prompt") },
  ],
];

/** The content features of an exchange, computed by ClickHouse when it is stored, over the names of `contentLevels`. */
export const contentColumns: readonly ContentColumn[] = [
  {
    name: "template_id",
    type: "UInt64",
    expression: idOf(templateOf(words)),
  },
  { name: "prefix_id", type: "UInt64", expression: idOf(prefixOf(words)) },
  { name: "suffix_id", type: "UInt64", expression: idOf(suffixOf(words)) },
  { name: "system_prompt_id", type: "UInt64", expression: idOf(templateText("system_prompt")) },
  {
    name: "tool_schema_id",
    type: "UInt64",
    expression: "if(empty(tools), toUInt64(0), sipHash64(arrayStringConcat(arraySort(tools), ',')))",
  },
  {
    name: "elicitation",
    type: "UInt8",
    expression: elicitationOf(hits),
  },
  { name: "capability", type: "LowCardinality(String)", expression: capabilityOf(hits, "tools") },
];
