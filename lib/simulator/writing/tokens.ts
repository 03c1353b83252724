import type { Random } from "@/lib/kernel";
import type { Capability, ExchangeDraft } from "../model";
import { lognormal } from "../sampling";

interface Usage {
  /** Median tokens that come along besides the visible prompt: attachments, tool results, pictures. */
  context: number;
  output: number;
  /** Median reasoning tokens of a model that reasons. */
  reasoning: number;
}

const usages: Record<Capability, Usage> = {
  general: { context: 4, output: 260, reasoning: 60 },
  reasoning: { context: 4, output: 520, reasoning: 900 },
  coding: { context: 180, output: 620, reasoning: 450 },
  tool_use: { context: 650, output: 140, reasoning: 120 },
  agentic: { context: 5200, output: 480, reasoning: 420 },
  analysis: { context: 420, output: 560, reasoning: 380 },
  computer_use: { context: 2600, output: 110, reasoning: 90 },
  vision: { context: 1400, output: 240, reasoning: 120 },
  grading: { context: 160, output: 210, reasoning: 260 },
  rewriting: { context: 120, output: 300, reasoning: 40 },
};

/** Fills usage, outcome and finish reason, plausible for the capability, the turn and the limit asked for. */
export function fillTokens(draft: ExchangeDraft, turn: number, random: Random): void {
  const usage = usages[draft.capability];
  const visible = (draft.prompt.length + draft.systemPrompt.length) / 3.9;
  const history = turn === 0 ? 0 : turn * lognormal(random, usage.output + 40, 0.4);
  draft.inputTokens = Math.ceil(visible + history + lognormal(random, usage.context, 0.9));
  const wanted = lognormal(random, usage.output * (draft.isExtraction ? 1.9 : 1), 0.75);
  const limit = draft.maxTokens === 0 ? 8192 : draft.maxTokens;
  draft.outputTokens = Math.max(1, Math.ceil(Math.min(wanted, limit)));
  draft.finishReason = wanted > limit ? "length" : draft.tools !== "" && random.next() < 0.6 ? "tool_use" : "stop";
  if (random.next() < (draft.isExtraction ? 0.9 : 0.35)) {
    draft.reasoningTokens = Math.ceil(lognormal(random, usage.reasoning, 0.8));
    if (draft.reasoningReturned === "") draft.reasoningReturned = random.next() < 0.7 ? "summary" : "none";
  }
  settleOutcome(draft, random);
}

function settleOutcome(draft: ExchangeDraft, random: Random): void {
  const luck = random.next();
  draft.status = luck < 0.974 ? "ok" : luck < 0.986 ? "refused" : luck < 0.993 ? "error" : "throttled";
  if (draft.status === "ok") return;
  draft.finishReason = draft.status === "refused" ? "refusal" : "";
  draft.outputTokens = draft.status === "refused" ? 10 + random.integer(60) : 0;
  draft.reasoningTokens = 0;
}
