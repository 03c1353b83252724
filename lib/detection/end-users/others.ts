import { Baseline } from "../extraction/baseline";
import type { AccountProfile } from "../model";
import { type Habits, profileOf } from "./assess";
import { excesses } from "./dealing";
import { dispersionOf, shapes } from "./evenness";
import { mixtureOf } from "./mixture";
import type { EndUserRow } from "./model";

/** What the end users of a group are compared with. */
export interface Others {
  /** Accounts that are compared with. */
  accounts: number;
  /** How those accounts spread over each habit. */
  mixtures: Record<"even" | "kinds" | "hours", readonly number[]>;
  /** Mean dispersion of their use, each end user counted once. */
  dispersion: number;
  /** Their end users, by volume. */
  baseline: Baseline;
}

/** Mean dispersion of some accounts' use, each end user counted once. */
export function meanDispersion(habits: readonly Habits[]): number {
  const users = habits.reduce((sum, { row }) => sum + row.endUsers, 0);
  return habits.reduce((sum, { row }) => sum + dispersionOf(row.use) * row.endUsers, 0) / Math.max(1, users);
}

function othersOf(habits: readonly Habits[], endUsers: readonly AccountProfile[]): Others {
  return {
    accounts: habits.length,
    mixtures: {
      even: mixtureOf(
        habits.map(({ even }) => even),
        shapes.length,
      ),
      kinds: mixtureOf(
        habits.map(({ kinds }) => kinds),
        excesses.length,
      ),
      hours: mixtureOf(
        habits.map(({ hours }) => hours),
        excesses.length,
      ),
    },
    dispersion: meanDispersion(habits),
    baseline: new Baseline(endUsers),
  };
}

/**
 * The others of each fold: accounts of all the other folds, so that nobody is compared with itself. Each is worked out once, on
 * demand, so that the cost does not grow with the groups that are compared.
 */
export function othersByFold(
  habits: readonly Habits[],
  endUsers: readonly EndUserRow[],
  foldOf: (accountId: string) => string,
): (fold: string) => Others {
  const known = new Map<string, Others>();
  const profiles = endUsers.map((row) => profileOf(row));
  return (fold) => {
    const isOther = ({ accountId }: { accountId: string }) => foldOf(accountId) !== fold;
    const others = known.get(fold) ?? othersOf(habits.filter(isOther), profiles.filter(isOther));
    known.set(fold, others);
    return others;
  };
}
