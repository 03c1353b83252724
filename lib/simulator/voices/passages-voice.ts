import type { Random } from "@/lib/kernel";
import type { ExchangeDraft, Moment, Voice } from "../model";

/** Asks one of a few usual things about one of a few texts, as everybody does who reads them. */
export class PassagesVoice implements Voice {
  constructor(
    private readonly texts: readonly string[],
    private readonly requests: readonly string[],
  ) {}

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    draft.capability = "analysis";
    draft.prompt = `${random.pick(this.texts)}\\n\\n${random.pick(this.requests)}`;
    draft.hasSession = moment.turn > 0;
  }
}
