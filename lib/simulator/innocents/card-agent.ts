import { drawCountry } from "../calendar/countries";
import { benign } from "../model";
import { PoolAccess, RoamingAccess } from "../network/access";
import { sharedPool } from "../network/pools";
import { cardFingerprint } from "../people/evidence";
import { ordinaryAccount } from "../people/ordinary-account";
import { groupOf, type InnocentKind } from "./types";

/** Strangers whose own cards are not accepted and who pay through the same agent; some of them need a VPN as well. */
export const cardAgent: InnocentKind = {
  name: "card_agent",
  share: 0.01,
  size: [6, 30],
  appetite: 1,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const card = cardFingerprint(random);
    const exits = sharedPool(random.pick(world.network.of("tunnel")));
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume, country);
      account.truth = benign("card_agent");
      Object.assign(account.evidence, { tier: "plus", payment_fingerprint: card, payment_type: "prepaid" });
      if (random.chance(0.4)) {
        const tunnel = new PoolAccess(exits, random.integer(2 ** 31));
        account.habits.access = new RoamingAccess(tunnel, account.habits.access, 0.3, random.integer(2 ** 31));
      }
      return account;
    });
  },
};
