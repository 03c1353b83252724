import type { Random } from "@/lib/kernel";
import type { Capability, ExchangeDraft, Moment, Voice } from "../model";
import type { Choice } from "../prompts/grammar";

/** Fixed words around texts that change: a starter template, a copied prompt, a public agent, a benchmark. */
export class FixedVoice implements Voice {
  constructor(
    private readonly fixed: { capability: Capability; system: string; before: string; after: string; tools: string },
    private readonly texts: Choice,
    private readonly maxTokens = 0,
    private readonly temperature = -1,
  ) {}

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    draft.capability = this.fixed.capability;
    draft.systemPrompt = this.fixed.system;
    draft.prompt = this.fixed.before + this.texts.sample(random) + this.fixed.after;
    draft.tools = this.fixed.tools;
    draft.maxTokens = this.maxTokens;
    draft.temperature = this.temperature;
    draft.hasSession = moment.turn > 0;
  }
}
