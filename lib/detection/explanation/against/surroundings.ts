import { Baseline } from "../../extraction/baseline";
import type { Outside } from "../../extraction/outside";
import type { AccountProfile, Incidences, Profiles } from "../../model";
import type { Listed } from "../../warninglists/mark";
import type { Count } from "./measures";

/** What tests are made with, for all groups of a run. */
export interface Surroundings {
  profiles: Profiles;
  table: Incidences;
  hubs: Uint8Array;
  /** Hubs that warninglists name. */
  listed: Listed;
  /** Accounts in campaigns that a person judged to be evaluations; null when nobody has judged any. */
  evaluations: ReadonlySet<string> | null;
  baseline: Baseline;
  /** The quotient among accounts of no group with the volume of the given ones. */
  usual(name: string, count: Count, accounts: readonly AccountProfile[]): number;
  /** Share of addresses that unrelated accounts use as well, among accounts of no group. */
  usualEgress: number;
}

export function surroundingsOf(
  input: Pick<Surroundings, "profiles" | "table" | "hubs" | "listed" | "evaluations">,
  outside: Outside,
): Surroundings {
  const baseline = new Baseline(outside.profiles, outside.standsFor);
  return {
    ...input,
    baseline,
    usualEgress: outside.egress,
    usual: (name, count, accounts) =>
      baseline.compare(
        name,
        (profile) => {
          const counted = count(profile);
          return counted && counted.of > 0 ? counted.part / counted.of : undefined;
        },
        accounts,
      ).baseline,
  };
}
