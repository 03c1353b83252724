import { drawCountry } from "../calendar/countries";
import { benign } from "../model";
import { PoolAccess, RoamingAccess } from "../network/access";
import { sharedPool } from "../network/pools";
import { ordinaryAccount, personHabits } from "../people/ordinary-account";
import { groupOf, type InnocentKind } from "./types";

/** Phone users whose carrier puts a whole region behind a handful of addresses. */
export const carrier: InnocentKind = {
  name: "carrier_nat",
  share: 0.05,
  size: [60, 400],
  appetite: 0.6,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const nat = sharedPool(random.pick(world.network.of("mobile", country.code))).slice(0, 6);
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume, country);
      account.truth = benign("carrier_nat");
      account.habits = personHabits(world, random, country);
      account.habits.access = new PoolAccess(nat, random.integer(2 ** 31));
      return account;
    });
  },
};

/** Privacy-minded people of all countries who come out of the same commercial exits, and often sign up through them. */
export const vpnUsers: InnocentKind = {
  name: "vpn_users",
  share: 0.04,
  size: [50, 300],
  appetite: 1,
  found(world, random, volumes) {
    const exits = sharedPool(random.pick(world.network.of("tunnel")));
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume);
      account.truth = benign("vpn_users");
      const tunnel = new PoolAccess(exits, random.integer(2 ** 31));
      account.habits.access = new RoamingAccess(tunnel, account.habits.access, 0.2, random.integer(2 ** 31));
      if (random.chance(0.6)) account.evidence.signup_ip = random.pick(exits).ip;
      return account;
    });
  },
};
