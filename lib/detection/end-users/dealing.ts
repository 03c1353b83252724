import type { GridLikelihood } from "./mixture";

/**
 * Pairs of exchanges of one end user, and how many of them are alike: of one kind of work, or of one hour. An end user with n
 * exchanges counts as n − 1 pairs, since its pairs depend on each other.
 */
export interface Pairs {
  seen: number;
  of: number;
  /** Chance that two exchanges of the account are alike, whoever makes them. */
  chance: number;
}

/** By how much the pairs of people are alike beyond chance, as a share of what chance leaves; a program leaves nothing. */
export const excesses = [1, 0.95, 0.8, 0.6, 0.4, 0.2, 0.1, 0] as const;

/** Nothing is certain: a lapse in a hundred. */
const lapse = 0.01;

/** Binomial log-likelihood of the pairs for each excess: whether end users have ways of their own, or get what comes next. */
export const dealingOf = ({ seen, of, chance }: Pairs): GridLikelihood =>
  excesses.map((excess) => {
    const alike = Math.min(1 - lapse, Math.max(lapse, chance + excess * (1 - chance)));
    return seen * Math.log(alike) + (of - seen) * Math.log(1 - alike);
  });
