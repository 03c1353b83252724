import { isoSeconds } from "../calendar/calendar";
import { drawCountry } from "../calendar/countries";
import { benign } from "../model";
import { PoolAccess } from "../network/access";
import { egresses } from "../network/address";
import { ordinaryAccount } from "../people/ordinary-account";
import { integerBetween } from "../sampling";
import { ApplicationVoice, drawApplication } from "../voices/application-voice";
import { BlendedVoice } from "../voices/blended-voice";
import { referrerCode } from "../world";
import { groupOf, type InnocentKind } from "./types";

/** A weekend event: sign-ups within hours from one venue, one promo code, free credits, the same starter template. */
export const hackathon: InnocentKind = {
  name: "hackathon",
  share: 0.012,
  size: [25, 140],
  appetite: 1.5,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const [venue] = egresses(random.pick(world.network.of("business", country.code)), 1, random, false);
    const begins = integerBetween(random, 1, Math.max(1, world.calendar.days - 4));
    const code = referrerCode(random);
    const starter = new ApplicationVoice(drawApplication(random, `hack-${random.integer(99)}`), "");
    const client = world.clients.sdk(random);
    const rhythm = world.rhythms("developer", country.offset);
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume, country);
      const created = world.calendar.at(begins + 0.3 + random.next() * 0.2);
      account.evidence.created_at = isoSeconds(created);
      account.evidence.referrer_code = code;
      account.evidence.signup_ip = venue?.ip;
      account.evidence.tier = "api_1";
      if (random.chance(0.8)) delete account.evidence.payment_fingerprint;
      account.truth = benign("hackathon");
      account.rhythm = rhythm;
      account.firstDay = begins;
      account.lastDay = Math.min(world.calendar.days - 1, begins + (random.chance(0.8) ? 2 : 14));
      account.habits.surface = "first_party";
      account.habits.access = new PoolAccess(venue ? [venue] : [], 1);
      account.habits.client = client;
      account.habits.hasKey = true;
      account.habits.voice = new BlendedVoice(account.habits.voice, starter, 0.65, 0);
      return account;
    });
  },
};
