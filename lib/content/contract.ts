import { z } from "zod";

/**
 * What a prompt asks for that is worth more to a student model than to a person. The position of a kind is its bit in
 * the `elicitation` mask. The families are those of the public disclosures of 2026 (reasoning-trace coercion,
 * step-by-step articulation, grading as a reward model, tool traces, policy-safe rewrites) and of the public literature
 * on building training sets.
 */
export const elicitationKinds = [
  "reasoning_trace",
  "step_by_step",
  "justification",
  "rubric_grading",
  "tool_trace",
  "training_data",
  "safe_rewrite",
  "slot_form",
] as const;

export const ElicitationKind = z.enum(elicitationKinds);
export type ElicitationKind = z.infer<typeof ElicitationKind>;

/** The bit of a kind in the `elicitation` mask. */
export const elicitationBit = (kind: ElicitationKind): number => 1 << elicitationKinds.indexOf(kind);

/** The kinds set in a mask, in the order of their bits. */
export const elicitationsOf = (mask: number): ElicitationKind[] =>
  elicitationKinds.filter((kind) => (mask & elicitationBit(kind)) !== 0);

/** What kind of work a prompt is, in the order in which screens list them; the last one is "none of these". */
export const capabilities = [
  "reasoning",
  "coding",
  "tool_use",
  "agentic",
  "analysis",
  "computer_use",
  "vision",
  "grading",
  "rewriting",
  "general",
] as const;

export const Capability = z.enum(capabilities);
export type Capability = z.infer<typeof Capability>;

/** The kinds that ask for something only a student model needs; tool traces and slot forms are what every agent framework sends. */
export const extractionMask = elicitationKinds
  .filter((kind) => kind !== "tool_trace" && kind !== "slot_form")
  .reduce((mask, kind) => mask | elicitationBit(kind), 0);
