import type { Random } from "@/lib/kernel";
import type { ExchangeDraft, Moment, Voice } from "../model";
import { mix } from "../sampling";

/** Many people behind one account: a voice per sitting, as when access is shared or sold on. */
export class ManyVoices implements Voice {
  constructor(
    private readonly voices: readonly Voice[],
    private readonly salt: number,
  ) {}

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    const voice = this.voices[mix(this.salt, Math.floor(moment.session)) % this.voices.length] as Voice;
    voice.say(draft, moment, random);
  }
}
