import type { ExchangeDraft } from "../model";

export const newDraft = (): ExchangeDraft => ({
  model: "",
  surface: "",
  ip: "",
  system: null,
  client: null,
  endUserId: "",
  systemPrompt: "",
  prompt: "",
  tools: "",
  maxTokens: 0,
  temperature: -1,
  inputTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  reasoningReturned: "",
  finishReason: "",
  status: "ok",
  capability: "general",
  hasSession: false,
  hasKey: false,
  isExtraction: false,
  language: "",
});

/** Empties what voices fill only sometimes; one draft serves all exchanges. */
export function clear(draft: ExchangeDraft): void {
  draft.endUserId = "";
  draft.systemPrompt = "";
  draft.tools = "";
  draft.maxTokens = 0;
  draft.temperature = -1;
  draft.reasoningTokens = 0;
  draft.reasoningReturned = "";
  draft.hasSession = false;
  draft.isExtraction = false;
  draft.language = "";
}
