import { elicitationBit, elicitationKinds } from "./contract";
import { capabilityOrder, capabilityPatterns, elicitationPatterns } from "./lexicon";
import { lowered } from "./skeleton";
import { literals } from "./sql-text";

const elicitationList = elicitationKinds.flatMap((kind) =>
  elicitationPatterns[kind].map((pattern) => ({ kind, pattern })),
);
const capabilityList = capabilityOrder.flatMap((name) =>
  (capabilityPatterns[name] ?? []).map((pattern) => ({ name, pattern })),
);
const allPatterns = [...elicitationList, ...capabilityList].map((entry) => entry.pattern);

/** Indices (from 1) of the patterns found in a prompt and its system prompt: one pass of Hyperscan for all of them. */
export const patternHits = (prompt: string, systemPrompt: string): string =>
  `multiMatchAllIndices(concat(${lowered(prompt)}, '\\n', ${lowered(systemPrompt)}), ${literals(allPatterns)})`;

const indices = <Entry>(list: readonly Entry[], offset: number, keep: (entry: Entry) => boolean): string =>
  `[${list.flatMap((entry, i) => (keep(entry) ? [offset + i + 1] : [])).join(", ")}]`;

/** The `elicitation` mask, one bit for each kind of `elicitationKinds`, of an array of pattern hits. UInt8. */
export function elicitationOf(hits: string): string {
  const bits = elicitationKinds.map(
    (kind) =>
      `${elicitationBit(kind)} * hasAny(${hits}, ${indices(elicitationList, 0, (entry) => entry.kind === kind)})`,
  );
  return `toUInt8(${bits.join(" + ")})`;
}

/** The capability class: by what the words are about first, then by whether tools were offered. */
export function capabilityOf(hits: string, tools: string): string {
  const cases = capabilityOrder.map(
    (name) =>
      `hasAny(${hits}, ${indices(capabilityList, elicitationList.length, (entry) => entry.name === name)}), '${name}'`,
  );
  const [computerUse = "", agentic = "", ...others] = cases;
  return `multiIf(${computerUse}, ${agentic}, notEmpty(${tools}), 'tool_use', ${others.join(", ")}, 'general')`;
}
