import type { AgainstTest, ExculpatoryTest, FindingState } from "../../contract";
import type { AccountProfile } from "../../model";
import { rounded } from "../parts";
import type { Count, Counted } from "./measures";
import type { Surroundings } from "./surroundings";

export const notAvailable = (name: ExculpatoryTest): AgainstTest => ({
  name,
  state: "not_available",
  numerator: 0,
  denominator: 0,
  baseline: null,
  nats: null,
});

/** A test that could be made; what weighs nothing has no nats. */
export const made = (
  name: ExculpatoryTest,
  isFound: boolean,
  { part, of }: Counted,
  baseline: number | null = null,
  nats: number | null = null,
): AgainstTest => ({
  name,
  state: (isFound ? "found" : "absent") satisfies FindingState,
  numerator: part,
  denominator: of,
  baseline: baseline === null ? null : rounded(baseline),
  nats,
});

/** Whether the input has a card or addresses of an account, which people of one home share. */
export const canShowHome = ({ card, withNetwork }: AccountProfile): boolean => card !== "" || withNetwork > 0;

/** A test with the warninglists that name what it counted. */
export const withLists = (test: AgainstTest, lists: string[]): AgainstTest =>
  lists.length === 0 ? test : { ...test, lists };

/** The sum over accounts that tell, and those accounts; undefined when none does. */
export function sumOf(accounts: readonly AccountProfile[], count: Count) {
  const telling: AccountProfile[] = [];
  const sum: Counted = { part: 0, of: 0 };
  for (const profile of accounts) {
    const counted = count(profile);
    if (!counted) continue;
    telling.push(profile);
    sum.part += counted.part;
    sum.of += counted.of;
  }
  return telling.length === 0 ? undefined : { sum, telling };
}

/** A test by counting over some accounts, beside what is usual for their volume. */
export function counted(
  name: ExculpatoryTest,
  accounts: readonly AccountProfile[],
  count: Count,
  around: Surroundings,
  isFound: (sum: Counted, usual: number, telling: readonly AccountProfile[]) => boolean,
): AgainstTest {
  const found = sumOf(accounts, count);
  if (!found) return notAvailable(name);
  const usual = around.usual(name, count, found.telling);
  return made(name, isFound(found.sum, usual, found.telling), found.sum, usual);
}
