import { drawCountry } from "../calendar/countries";
import { benign } from "../model";
import { cardFingerprint, drawCardType } from "../people/evidence";
import { homeAccess, ordinaryAccount, personHabits } from "../people/ordinary-account";
import { groupOf, type InnocentKind } from "./types";

/** A household: one line, one card, sometimes one tablet; very different questions. */
export const family: InnocentKind = {
  name: "family",
  share: 0.03,
  size: [2, 5],
  appetite: 1,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const access = homeAccess(world, random, country);
    const card = cardFingerprint(random);
    const cardType = drawCardType(random);
    let device: string | undefined;
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume, country);
      account.truth = benign("family");
      account.habits = { ...personHabits(world, random, country), access };
      Object.assign(account.evidence, { tier: "plus", payment_fingerprint: card, payment_type: cardType });
      device ??= account.evidence.device_fingerprint;
      if (device !== undefined && random.chance(0.4)) account.evidence.device_fingerprint = device;
      return account;
    });
  },
};
