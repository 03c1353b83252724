import type { Random } from "@/lib/kernel";
import type { ExchangeDraft, Moment, Voice } from "../model";

/** One voice mostly, another for a share of the exchanges, from a moment on. */
export class BlendedVoice implements Voice {
  constructor(
    private readonly usual: Voice,
    private readonly other: Voice,
    private readonly otherShare: number,
    private readonly from: number,
  ) {}

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    const speaksOther = moment.at >= this.from && random.next() < this.otherShare;
    (speaksOther ? this.other : this.usual).say(draft, moment, random);
  }
}
