import type { Configuration } from "../configuration";
import { countedValues, StrandWeights } from "../links/strand-weights";
import { familyName, familyOfStrand, isOperatorStrand, strandCount, totalNats } from "../links/strands";
import type { Group, Incidences, MemberEvidence } from "../model";
import { countValues, type Elsewhere, fittingValues, strandCoverage, weighValues } from "./counted-values";
import { homeValues } from "./home";
import { type Scratch, withScratch } from "./scratch";

/** Nats at most that a family speaks against a member that has none of what the group shares. */
const missingFloor = 2;
const clampMissing = (coverage: number): number => Math.min(0, Math.max(-missingFloor, Math.log(1.05 - coverage)));

export interface ProfileInput {
  table: Incidences;
  /** What the members of a profile held when the statistics were taken, when that is not what `table` says; numbered as it is. */
  asOf?: Incidences | undefined;
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
  /** Nats of the evidence that the account has from its own home alone; 0 when it has none. */
  homeNats(account: number): number;
  /** The values that `evidence` rests on, each with what it is worth before a further one of its strand counts less. */
  reasons(account: number): Reason[];
  /** The best value of each strand, without caps: for comparing two profiles of the same accounts, not for deciding about an account. */
  fit(account: number): number;
  /**
   * Accounts that hold a typical value, and the members, as far as a value about who runs an account may corroborate the others;
   * ascending.
   */
  suspects(): number[];
  /** The most telling first. */
  values(): TypicalValue[];
}

/** Makes the profile of a group and lends it for the length of a call. */
export function withProfile<Result>(
  members: readonly number[],
  input: ProfileInput,
  use: (profile: GroupProfile) => Result,
  elsewhere: Elsewhere = "outside the group",
): Result {
  return withScratch(input.table, (scratch) => {
    const touched = countValues(members, input.asOf ?? input.table, scratch);
    try {
      weighValues(touched, members, input, scratch, elsewhere);
      return use(profileOf(touched, members, input, scratch));
    } finally {
      scratch.clear(touched, members);
    }
  });
}

/** The profile that a group's members were measured against. */
export const withGroupProfile = <Result>(
  { basis, asOf }: Pick<Group, "basis" | "asOf">,
  input: ProfileInput,
  use: (profile: GroupProfile) => Result,
): Result => withProfile(basis, { ...input, asOf }, use);

function profileOf(
  touched: readonly number[],
  members: readonly number[],
  input: ProfileInput,
  scratch: Scratch,
): GroupProfile {
  const { table, available, config, asOf = table } = input;
  const absent = strandCoverage(members, asOf, scratch).map(clampMissing);
  const eachFit = fittingValues(members, touched, { table, asOf }, scratch);
  const reasons = (account: number): Reason[] => {
    const found: Reason[] = [];
    eachFit(account, (value, nats) => found.push({ value, nats }));
    return found;
  };
  const missing = (account: number, f: number): number =>
    available(account, familyOfStrand(f)) ? (absent[f] ?? 0) : 0;
  const { evidence, homeNats } = measures(eachFit, missing, input, scratch);
  const fit = bestFit(eachFit, missing, table);
  const values = () => {
    const typical: TypicalValue[] = [];
    touched.forEach((value, i) => {
      if (!isTypical(i + 1, config, scratch)) return;
      typical.push({ value, here: scratch.counts[i + 1] ?? 0, lift: scratch.forOther[i + 1] ?? 0 });
    });
    return typical.sort((x, y) => y.here * y.lift - x.here * x.lift || x.value - y.value);
  };
  const suspects = () => {
    const typical = touched.filter((_, i) => isTypical(i + 1, config, scratch));
    const least = leastLargest(config);
    const telling = touched.filter((value, i) => {
      const fits = Math.max(scratch.fitsMember[i + 1] ?? 0, scratch.fitsOther[i + 1] ?? 0);
      return fits >= least && isOperatorStrand(table.strand[value] ?? 0, config);
    });
    return holdersOfBoth(typical, telling, members, table, scratch);
  };
  return { evidence, homeNats, reasons, fit, suspects, values };
}

type EachFit = ReturnType<typeof fittingValues>;
/** What a strand takes off an account that has none of what the group shares. */
type Missing = (account: number, strand: number) => number;

/** What an account's values come to, of each strand the strongest most; and without those of its own home. */
function measures(eachFit: EachFit, missing: Missing, { table, config }: ProfileInput, { inside }: Scratch) {
  const fitting = new StrandWeights();
  const keep = (value: number, fits: number) => fitting.keep(table.strand[value] ?? 0, fits);
  const sum = (absence: (strand: number) => number): MemberEvidence => {
    const byStrand = new Float64Array(strandCount);
    for (let s = 0; s < strandCount; s++) {
      const { cap } = config.families[familyName(s)];
      byStrand[s] = fitting.has(s) ? fitting.dampedSum(s, config.withinFamilyDecay, cap) : absence(s);
    }
    return { total: totalNats(byStrand, config), byStrand };
  };
  const evidence = (account: number): MemberEvidence => {
    fitting.clear();
    eachFit(account, keep);
    return sum((s) => missing(account, s));
  };
  const homeNats = (account: number): number => {
    const home = homeValues(account, table, inside, config);
    if (home.size === 0) return 0;
    const { total } = evidence(account);
    const strands = new Set<number>();
    fitting.clear();
    eachFit(account, (value, fits) => {
      if (home.has(value)) strands.add(table.strand[value] ?? 0);
      else keep(value, fits);
    });
    // What it has at home it does not lack.
    return total - sum((s) => (strands.has(s) ? 0 : missing(account, s))).total;
  };
  return { evidence, homeNats };
}

/** Adds up the best value of each strand, and what a missing strand takes off. */
function bestFit(eachFit: EachFit, missing: Missing, { strand }: Incidences) {
  const best = new Float64Array(strandCount);
  const keepBest = (value: number, fits: number): void => {
    const s = strand[value] ?? 0;
    if (fits > (best[s] ?? 0)) best[s] = fits;
  };
  return (account: number): number => {
    best.fill(0);
    eachFit(account, keepBest);
    let sum = 0;
    for (let s = 0; s < strandCount; s++) sum += (best[s] ?? 0) > 0 ? (best[s] ?? 0) : missing(account, s);
    return sum;
  };
}

const isTypical = (place: number, config: Configuration, { counts, forOther }: Scratch): boolean =>
  (counts[place] ?? 0) >= 2 && (forOther[place] ?? 0) >= config.corroboratingNats;

/** Nats that the largest value of a strand has at least when the strand corroborates others. */
function leastLargest({ corroboratingNats, withinFamilyDecay }: Configuration): number {
  let most = 0;
  for (let i = 0; i < countedValues; i++) most += withinFamilyDecay ** i;
  // A hair less, for sums that are rounded otherwise.
  return (corroboratingNats / most) * (1 - 1e-9);
}

const reached = 1;
const told = 2;

/** Accounts among the members and the holders of some values that hold one of some others as well; ascending. */
function holdersOfBoth(
  typical: readonly number[],
  telling: readonly number[],
  members: readonly number[],
  { valueStart, holders }: Incidences,
  { marks }: Scratch,
): number[] {
  const touched: number[] = [];
  const mark = (account: number, as: number): void => {
    const known = marks[account] ?? 0;
    if (known === 0) touched.push(account);
    marks[account] = known | as;
  };
  const markHolders = (values: readonly number[], as: number): void => {
    for (const value of values) {
      const end = valueStart[value + 1] ?? 0;
      for (let i = valueStart[value] ?? 0; i < end; i++) mark(holders[i] ?? 0, as);
    }
  };
  for (const member of members) mark(member, reached);
  markHolders(typical, reached);
  markHolders(telling, told);
  const both = touched.filter((account) => marks[account] === (reached | told));
  for (const account of touched) marks[account] = 0;
  return both.sort((x, y) => x - y);
}
