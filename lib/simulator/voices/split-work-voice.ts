import type { Random } from "@/lib/kernel";
import type { ExchangeDraft, Moment, Voice } from "../model";
import { passageRequests } from "../prompts/topics/passages";

/** Walks through the passages of a body again and again, with another request each time. */
export class SplitWorkVoice implements Voice {
  /** Where the walk has come to; shared by all accounts. */
  private next = 0;

  constructor(
    private readonly passages: readonly string[],
    private readonly limits: { maxTokens: number; temperature: number },
  ) {}

  say(draft: ExchangeDraft, _moment: Moment, random: Random): void {
    const passage = this.passages[this.next++ % this.passages.length] ?? "";
    const request = passageRequests.sample(random);
    draft.capability = random.next() < 0.5 ? "analysis" : "reasoning";
    draft.prompt = random.next() < 0.5 ? `${passage}\\n\\n${request}` : `${request}\\n\\n${passage}`;
    draft.maxTokens = this.limits.maxTokens;
    draft.temperature = this.limits.temperature;
    draft.reasoningReturned = "full";
    draft.isExtraction = true;
  }
}
