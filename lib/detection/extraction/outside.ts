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

/** Some of the accounts of one class: every k-th, k the power of two by which at most `mostOfClass` are left. */
class Sample {
  seen = 0;
  some: [account: number, profile: AccountProfile][] = [];
  #step = 1;

  add(account: number, profile: AccountProfile): void {
    if (this.seen++ % this.#step !== 0) return;
    this.some.push([account, profile]);
    if (this.some.length <= mostOfClass) return;
    this.some = this.some.filter((_, i) => i % 2 === 0);
    this.#step *= 2;
  }
}

/** Looks at every account of a run as it comes, in the order of accounts, and keeps those in groups and a sample of the others. */
export async function lookAtProfiles(
  { groups, table, hubs }: Pick<Linkage, "groups" | "table" | "hubs">,
  all: AsyncIterable<AccountProfile> | Iterable<AccountProfile>,
): Promise<{ profiles: Map<number, AccountProfile>; outside: Outside }> {
  const grouped = new Set(groups.flatMap(({ core, associated }) => [...core, ...associated]));
  const profiles = new Map<number, AccountProfile>();
  const byClass = new Map<number, Sample>();
  const sums = { asking: 0, exchanges: 0, exits: 0, addresses: 0 };
  let account = -1;
  for await (const profile of all) {
    account++;
    if (grouped.has(account)) {
      profiles.set(account, profile);
      continue;
    }
    sums.asking += profile.extraction;
    sums.exchanges += profile.exchanges;
    sums.exits += profile.addresses === 0 ? 0 : sharedExits(account, table, hubs);
    sums.addresses += profile.addresses;
    if (profile.exchanges === 0) continue;
    const alike = byClass.get(volumeClass(profile)) ?? new Sample();
    byClass.set(volumeClass(profile), alike);
    alike.add(account, profile);
  }
  const samples = [...byClass.values()].flatMap(({ some }) => some);
  const outside = {
    // In the order of accounts, so that sums come out alike whoever reads them again.
    profiles: samples.sort(([a], [b]) => a - b).map(([, profile]) => profile),
    standsFor: new Map([...byClass].map(([key, { seen, some }]) => [key, seen / some.length])),
    extraction: sums.asking / Math.max(1, sums.exchanges),
    egress: Math.min(1, sums.exits / Math.max(1, sums.addresses)),
  };
  return { profiles, outside };
}
