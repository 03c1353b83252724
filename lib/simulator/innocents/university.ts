import { drawCountry } from "../calendar/countries";
import { benign } from "../model";
import { PoolAccess, RoamingAccess } from "../network/access";
import { sharedPool } from "../network/pools";
import { ownDomain } from "../people/mail";
import { ordinaryAccount, personHabits } from "../people/ordinary-account";
import { corpus } from "../prompts/corpus";
import { escaped } from "../prompts/grammar";
import { between, integerBetween } from "../sampling";
import { BlendedVoice } from "../voices/blended-voice";
import { FixedVoice } from "../voices/fixed-voice";
import { groupOf, type InnocentKind } from "./types";

/** A campus: hundreds behind a few addresses, one mail domain, education plans, the same coursework in the same week. */
export const university: InnocentKind = {
  name: "university_nat",
  share: 0.04,
  size: [40, 260],
  appetite: 0.8,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const campus = sharedPool(random.pick(world.network.of("campus", country.code)));
    const domain = `campus-${ownDomain(random)}`;
    const rhythm = world.rhythms("student", country.offset);
    const sheet = escaped(
      `Exercise sheet ${integerBetween(random, 1, 12)}, course ${integerBetween(random, 100, 480)}: `,
    );
    const fixed = { capability: "reasoning" as const, system: "", before: sheet, after: "", tools: "" };
    const coursework = new FixedVoice(fixed, random.pick(corpus.reasoning));
    const handedOut = world.calendar.at(between(random, 0, world.calendar.days));
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume, country);
      account.truth = benign("university_nat");
      account.rhythm = rhythm;
      if (random.chance(0.8)) account.evidence.email_domain = domain;
      if (random.chance(0.6)) account.evidence.program = "education";
      account.habits = personHabits(world, random, country);
      const inside = new PoolAccess(campus, random.integer(2 ** 31));
      account.habits.access = new RoamingAccess(inside, account.habits.access, 0.35, random.integer(2 ** 31));
      if (random.chance(0.3)) {
        account.habits.voice = new BlendedVoice(account.habits.voice, coursework, 0.3, handedOut);
      }
      return account;
    });
  },
};
