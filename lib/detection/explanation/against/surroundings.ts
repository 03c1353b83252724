import { Baseline } from "../../extraction/baseline";
import type { AccountProfile, Incidences } from "../../model";
import type { Count } from "./measures";

/** What tests are made with, for all groups of a run. */
export interface Surroundings {
  profiles: readonly AccountProfile[];
  table: Incidences;
  hubs: Uint8Array;
  /** Accounts in campaigns that a person judged to be evaluations; null when nobody has judged any. */
  evaluations: ReadonlySet<string> | null;
  baseline: Baseline;
  /** The quotient among accounts of no group with the volume of the given ones. */
  usual(name: string, count: Count, accounts: readonly AccountProfile[]): number;
  /** Share of addresses that unrelated accounts use as well, among accounts of no group. */
  usualEgress: number;
}

/** Addresses of an account that many unrelated accounts use as well: carriers, VPN exits, a campus. */
export function sharedExits(account: number, table: Incidences, hubs: Uint8Array): number {
  let last: string | undefined;
  let found = 0;
  for (let i = table.accountStart[account] ?? 0; i < (table.accountStart[account + 1] ?? 0); i++) {
    const v = table.values[i] ?? 0;
    const id = table.id[v];
    // Windows of one address stand next to each other.
    if (table.kind[v] !== "ip" || id === undefined || id === last) continue;
    last = id;
    found += hubs[v] ?? 0;
  }
  return found;
}

/** @param grouped 1 for each account that is in any group, whatever came of it */
export function surroundingsOf(
  input: Pick<Surroundings, "profiles" | "table" | "hubs" | "evaluations">,
  grouped: Uint8Array,
): Surroundings {
  const outside = input.profiles.filter((_, account) => grouped[account] === 0);
  const baseline = new Baseline(outside);
  return {
    ...input,
    baseline,
    usual: (name, count, accounts) =>
      baseline.compare(
        name,
        (profile) => {
          const counted = count(profile);
          return counted && counted.of > 0 ? counted.part / counted.of : undefined;
        },
        accounts,
      ).baseline,
    usualEgress: egressShare(input, grouped),
  };
}

function egressShare(
  { profiles, table, hubs }: Pick<Surroundings, "profiles" | "table" | "hubs">,
  grouped: Uint8Array,
) {
  let shared = 0;
  let all = 0;
  profiles.forEach((profile, account) => {
    if (grouped[account] === 1 || profile.addresses === 0) return;
    shared += sharedExits(account, table, hubs);
    all += profile.addresses;
  });
  return all === 0 ? 0 : Math.min(1, shared / all);
}
