import type { Configuration } from "../configuration";
import { families } from "../contract";
import { holderCount } from "../links/incidences";
import { StrandWeights } from "../links/strand-weights";
import { familyName, familyOfStrand, strandCount, totalNats } from "../links/strands";
import type { Incidences, MemberEvidence } from "../model";
import { type Scratch, withScratch } from "./scratch";

const content = families.indexOf("content");

/** Contents that an account has in common with anybody. */
function contentValues(table: Incidences, account: number): number {
  let count = 0;
  for (let i = table.accountStart[account] ?? 0; i < (table.accountStart[account + 1] ?? 0); i++) {
    if (table.strand[table.values[i] ?? 0] === content) count++;
  }
  return count;
}

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

/** Makes the profile of a group and lends it for the length of a call. */
export function withProfile<Result>(
  members: readonly number[],
  input: ProfileInput,
  use: (profile: GroupProfile) => Result,
): Result {
  return withScratch(input.table, (scratch) => {
    const touched = countValues(members, input.table, scratch);
    try {
      weighValues(touched, members.length, input, scratch);
      const coverage = strandCoverage(touched, members, input.table, scratch);
      return use(profileOf(touched, members, coverage, input, scratch));
    } finally {
      for (const v of touched) scratch.counts[v] = 0;
      for (const member of members) scratch.inside[member] = 0;
    }
  });
}

function countValues(members: readonly number[], table: Incidences, { counts, inside }: Scratch): number[] {
  const touched: number[] = [];
  for (const member of members) {
    inside[member] = 1;
    for (let i = table.accountStart[member] ?? 0; i < (table.accountStart[member + 1] ?? 0); i++) {
      const v = table.values[i] ?? 0;
      const count = counts[v] ?? 0;
      if (count === 0) touched.push(v);
      counts[v] = count + 1;
    }
  }
  return touched;
}

/** Log of how much commoner a value is among `size` accounts than elsewhere; one account held like the others is added to them. */
const lift = (holders: number, size: number, elsewhere: number): number =>
  holders <= 0 ? 0 : Math.log((holders + elsewhere) / (size + 1) / elsewhere);

function weighValues(touched: readonly number[], size: number, input: ProfileInput, scratch: Scratch): void {
  const { table, weights, config } = input;
  const outside = Math.max(1, table.accounts - size);
  for (const v of touched) {
    const here = scratch.counts[v] ?? 0;
    const elsewhere = (holderCount(table, v) - here + 1) / (outside + 1);
    const weight = weights[v] ?? 0;
    // A learned hub stays weak however many of its holders are here.
    const most = weight <= config.hubNats ? (weight <= 0 ? 0 : config.hubNats) : Number.POSITIVE_INFINITY;
    scratch.forMember[v] = Math.min(most, lift(here - 1, size - 1, elsewhere));
    scratch.forOther[v] = Math.min(most, lift(here, size, elsewhere));
  }
}

/** Share of the group that holds at least one of its typical values, by strand. */
function strandCoverage(
  touched: readonly number[],
  members: readonly number[],
  table: Incidences,
  { counts, forOther }: Scratch,
): Float64Array {
  const covered = new Float64Array(strandCount);
  for (const member of members) {
    let found = 0;
    for (let i = table.accountStart[member] ?? 0; i < (table.accountStart[member + 1] ?? 0); i++) {
      const v = table.values[i] ?? 0;
      if ((counts[v] ?? 0) >= 2 && (forOther[v] ?? 0) >= 1) found |= 1 << (table.strand[v] ?? 0);
    }
    for (let f = 0; f < strandCount; f++) covered[f] = (covered[f] ?? 0) + ((found >> f) & 1);
  }
  return touched.length === 0 ? covered : covered.map((count) => count / Math.max(1, members.length));
}

function profileOf(
  touched: readonly number[],
  members: readonly number[],
  coverage: Float64Array,
  input: ProfileInput,
  { counts, inside, forMember, forOther }: Scratch,
): GroupProfile {
  const { table, available, config } = input;
  const fitting = new StrandWeights();
  const usual = Math.max(1, members.reduce((sum, member) => sum + contentValues(table, member), 0) / members.length);
  const eachFit = (account: number, take: (value: number, fits: number) => void): void => {
    const nats = inside[account] === 1 ? forMember : forOther;
    // Whoever asks more meets more wordings by chance.
    const busy = Math.max(0, Math.log(contentValues(table, account) / usual));
    for (let i = table.accountStart[account] ?? 0; i < (table.accountStart[account + 1] ?? 0); i++) {
      const v = table.values[i] ?? 0;
      if ((counts[v] ?? 0) === 0) continue;
      const fits = (nats[v] ?? 0) - (table.strand[v] === content ? busy : 0);
      if (fits > 0) take(v, fits);
    }
  };
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
      const here = counts[value] ?? 0;
      const lift = forOther[value] ?? 0;
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
