import type { Configuration } from "../configuration";
import { StrandWeights } from "../links/strand-weights";
import { familyName, familyOfStrand, strandCount, totalNats } from "../links/strands";
import type { Incidences, MemberEvidence } from "../model";
import { countValues, fittingValues, forgetValues, strandCoverage, weighValues } from "./counted-values";
import { type Scratch, withScratch } from "./scratch";

/** Nats at most that a family speaks against a member that has none of what the group shares. */
const missingFloor = 2;
const clampMissing = (coverage: number): number => Math.min(0, Math.max(-missingFloor, Math.log(1.05 - coverage)));

export interface ProfileInput {
  table: Incidences;
  weights: Float64Array;
  available: (account: number, family: number) => boolean;
  config: Configuration;
}

/** A value much more common in the group than outside, with the group's holders. */
export interface TypicalValue {
  value: number;
  here: number;
  lift: number;
}

/** A value that speaks for a member. */
export interface Reason {
  value: number;
  nats: number;
}

/**
 * What a group has in common, and how far an account fits it. For a value held by c of the group's n accounts and by e
 * of the E others, sharing it is worth `ln((c / n) / (e / E))` nats; an account never supports itself (leave-one-out).
 */
export interface GroupProfile {
  evidence(account: number): MemberEvidence;
  /** The values that `evidence` rests on, each with what it is worth before a further one of its strand counts less. */
  reasons(account: number): Reason[];
  /** The best value of each strand, without caps: for comparing two profiles of the same accounts, not for deciding about an account. */
  fit(account: number): number;
  /** Accounts that hold a typical value, and the members; ascending. */
  suspects(): number[];
  /** The most telling first. */
  values(): TypicalValue[];
}

/**
 * Makes the profile of a group and lends it for the length of a call.
 * @param among accounts that are not "elsewhere" either: the whole, when parts of it are compared with it, since what they all are
 * measured against must be the same
 */
export function withProfile<Result>(
  members: readonly number[],
  input: ProfileInput,
  use: (profile: GroupProfile) => Result,
  among: readonly number[] = members,
): Result {
  return withScratch(input.table, (scratch) => {
    const touched = countValues(members, input.table, scratch);
    try {
      weighValues(touched, members, among, input, scratch);
      return use(profileOf(touched, members, input, scratch));
    } finally {
      forgetValues(touched, members, scratch);
    }
  });
}

function profileOf(
  touched: readonly number[],
  members: readonly number[],
  input: ProfileInput,
  scratch: Scratch,
): GroupProfile {
  const { table, available, config } = input;
  const fitting = new StrandWeights();
  const coverage = strandCoverage(members, table, scratch);
  const eachFit = fittingValues(members, touched, table, scratch);
  const keep = (value: number, fits: number) => fitting.keep(table.strand[value] ?? 0, fits);
  const collect = (account: number): void => {
    fitting.clear();
    eachFit(account, keep);
  };
  const reasons = (account: number): Reason[] => {
    const found: Reason[] = [];
    eachFit(account, (value, nats) => found.push({ value, nats }));
    return found;
  };
  const missing = (account: number, f: number): number =>
    available(account, familyOfStrand(f)) ? clampMissing(coverage[f] ?? 0) : 0;
  const evidence = (account: number): MemberEvidence => {
    collect(account);
    const byStrand = new Float64Array(strandCount);
    for (let s = 0; s < strandCount; s++) {
      const { cap } = config.families[familyName(s)];
      byStrand[s] = fitting.has(s) ? fitting.dampedSum(s, config.withinFamilyDecay, cap) : missing(account, s);
    }
    return { total: totalNats(byStrand, config), byStrand };
  };
  const fit = (account: number): number => {
    collect(account);
    let sum = 0;
    for (let s = 0; s < strandCount; s++) sum += fitting.has(s) ? fitting.largest(s) : missing(account, s);
    return sum;
  };
  const values = () => {
    const typical: TypicalValue[] = [];
    for (const value of touched) {
      const here = scratch.counts[value] ?? 0;
      const lift = scratch.forOther[value] ?? 0;
      if (here >= 2 && lift >= config.corroboratingNats) typical.push({ value, here, lift });
    }
    return typical.sort((x, y) => y.here * y.lift - x.here * x.lift || x.value - y.value);
  };
  const suspects = () => holdersOf(values(), members, table);
  return { evidence, reasons, fit, suspects, values };
}

function holdersOf(values: readonly TypicalValue[], members: readonly number[], table: Incidences): number[] {
  const found = new Set<number>(members);
  for (const { value } of values) {
    for (let i = table.valueStart[value] ?? 0; i < (table.valueStart[value + 1] ?? 0); i++) {
      found.add(table.holders[i] ?? 0);
    }
  }
  return [...found].sort((x, y) => x - y);
}
