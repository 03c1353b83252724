import type { Random } from "@/lib/kernel";
import { integerBetween } from "../../sampling";
import { byLevel } from "../parameters";

export interface SignUp {
  kind: "burst" | "waves" | "replacement";
  /** Hours in which one burst or wave signs up. */
  hours: number;
  waves: number;
  /** Days after which an account is banned and replaced by a fresh one. */
  lifeDays: number;
  /** Days between sign-up and first use. */
  leadDays: number;
  /** Share of accounts that entered one and the same promo code. */
  codeShare: number;
  /** Share of accounts that got into a programme for students, start-ups or researchers. */
  programShare: number;
}

export function drawSignUp(random: Random, level: number): SignUp {
  const kind = random.pick(["burst", "waves", "replacement"] as const);
  return {
    kind,
    hours: byLevel(random, level, [3, 12, 60, 240]),
    waves: integerBetween(random, 2, 5),
    lifeDays: integerBetween(random, 4, 12),
    leadDays: byLevel(random, level, [0, 1, 4, 20]),
    codeShare: random.chance(0.3) ? 0.6 : 0,
    programShare: random.chance(0.4) ? Math.round(random.next() * 50) / 100 : 0,
  };
}

export interface Span {
  signUp: number;
  firstDay: number;
  lastDay: number;
}

/** When the n-th of `accounts` signs up and how long it works, in days of the window. */
export function spanOf(
  signUp: SignUp,
  campaign: { accounts: number; firstDay: number; lastDay: number },
  index: number,
  random: Random,
): Span {
  const { firstDay, lastDay } = campaign;
  const length = lastDay - firstDay + 1;
  const within = (random.next() * signUp.hours) / 24;
  if (signUp.kind === "burst") return { signUp: firstDay - signUp.leadDays - within, firstDay, lastDay };
  if (signUp.kind === "waves") {
    const begins = firstDay + Math.floor(((index % signUp.waves) / (signUp.waves + 1)) * length);
    return { signUp: begins - signUp.leadDays - within, firstDay: begins, lastDay };
  }
  const generations = Math.max(1, Math.floor(length / signUp.lifeDays));
  const slots = Math.ceil(campaign.accounts / generations);
  const begins = firstDay + Math.floor(index / slots) * signUp.lifeDays + integerBetween(random, 0, 1);
  const isLast = Math.floor(index / slots) >= generations - 1;
  const ends = isLast ? lastDay : Math.min(lastDay, begins + signUp.lifeDays - 1);
  return { signUp: begins - random.next() * 0.5, firstDay: Math.min(begins, ends), lastDay: ends };
}
