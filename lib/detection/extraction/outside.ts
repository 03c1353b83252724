import type { Linkage } from "../analyse";
import type { AccountProfile } from "../model";
import { volumeClass } from "./baseline";
import { sharedExits } from "./egress";

/** What accounts in no group do: what benign looks like in this very traffic. */
export interface Outside {
  /** Some of them, of every class of volume. */
  profiles: readonly AccountProfile[];
  /** Accounts that each of these stands for, by class of volume. */
  standsFor: ReadonlyMap<number, number>;
  /** Share of their exchanges that ask for extraction. */
  extraction: number;
  /** Share of their addresses that many unrelated accounts use as well. */
  egress: number;
}

/** Accounts of a class of volume that are looked at: the mean of so many is within a hundredth or two of that of all. */
const mostOfClass = 4_000;

/** Every k-th of some accounts, so that at most `most` are left. */
const thinned = <Item>(items: readonly Item[], most: number): readonly Item[] => {
  const step = Math.ceil(items.length / most);
  return step <= 1 ? items : items.filter((_, i) => i % step === 0);
};

/** Looks at the accounts that are in no group of a run. */
export function outsideOf(
  { groups, table, hubs }: Pick<Linkage, "groups" | "table" | "hubs">,
  profiles: readonly AccountProfile[],
): Outside {
  const grouped = new Set(groups.flatMap(({ core, associated }) => [...core, ...associated]));
  const byClass = new Map<number, AccountProfile[]>();
  const sums = { asking: 0, exchanges: 0, exits: 0, addresses: 0 };
  profiles.forEach((profile, account) => {
    if (grouped.has(account)) return;
    sums.asking += profile.extraction;
    sums.exchanges += profile.exchanges;
    sums.exits += profile.addresses === 0 ? 0 : sharedExits(account, table, hubs);
    sums.addresses += profile.addresses;
    if (profile.exchanges === 0) return;
    const alike = byClass.get(volumeClass(profile));
    if (alike) alike.push(profile);
    else byClass.set(volumeClass(profile), [profile]);
  });
  const kept = [...byClass].map(([key, all]) => ({ key, all: all.length, some: thinned(all, mostOfClass) }));
  const chosen = new Set(kept.flatMap(({ some }) => some));
  return {
    // In the order of accounts, so that sums come out alike whoever reads them again.
    profiles: profiles.filter((profile) => chosen.has(profile)),
    standsFor: new Map(kept.map(({ key, all, some }) => [key, all / some.length])),
    extraction: sums.asking / Math.max(1, sums.exchanges),
    egress: Math.min(1, sums.exits / Math.max(1, sums.addresses)),
  };
}
