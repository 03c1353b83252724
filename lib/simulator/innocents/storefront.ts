import type { Random } from "@/lib/kernel";
import { drawCountry } from "../calendar/countries";
import { benign, type ExchangeDraft, type Moment, type Voice } from "../model";
import { developerHabits, ordinaryAccount } from "../people/ordinary-account";
import { integerBetween, mix } from "../sampling";
import { OrdinaryVoice } from "../voices/ordinary-voice";
import type { Persona } from "../voices/persona";
import { groupOf, type InnocentKind } from "./types";

/** One account of a licensed reseller behind which thousands of end users ask whatever they ask. */
export const storefront: InnocentKind = {
  name: "storefront",
  share: 0.003,
  size: [1, 1],
  appetite: 25,
  isHeavy: true,
  found: (world, random, volumes) =>
    groupOf(volumes, (_, volume) => {
      const country = drawCountry(random);
      const account = ordinaryAccount(world, random, volume, country);
      account.truth = benign("storefront");
      Object.assign(account.evidence, { organization_verified: true, program: "enterprise", tier: "reseller" });
      account.rhythm = world.rhythms("service", country.offset);
      const voice = new CrowdVoice(world.personas, integerBetween(random, 500, 10_000), random.integer(2 ** 31));
      account.habits = { ...developerHabits(world, random, country), surface: "reseller", voice };
      return account;
    }),
};

/** A crowd behind one account: each end user is a person with interests of their own. */
class CrowdVoice implements Voice {
  private readonly voices: OrdinaryVoice[];

  constructor(
    personas: readonly Persona[],
    private readonly endUsers: number,
    private readonly salt: number,
  ) {
    this.voices = personas.map((persona) => new OrdinaryVoice(persona));
  }

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    // Few customers come often: the square skews towards the low numbers.
    const user = Math.floor(this.endUsers * random.next() ** 2);
    this.voices[mix(this.salt, user) % this.voices.length]?.say(draft, moment, random);
    draft.endUserId = `e${user}`;
  }
}
