import type { Configuration } from "../configuration";
import type { ScoreTerm, Verdict } from "../contract";
import { capabilityFocus, elicitationLift, repeatedQuestions, shareOfCarriers } from "../extraction/content-terms";
import { contract, conversations, verifiedOrganisation } from "../extraction/counter-terms";
import { clamp, found, type GroupView, notAvailable } from "../extraction/term";
import type { AccountProfile } from "../model";
import { dealingOf } from "./dealing";
import { evennessOf } from "./evenness";
import { type GridLikelihood, programNats } from "./mixture";
import type { Candidate, EndUserRow, HabitRow } from "./model";
import { meanDispersion, type Others } from "./others";

/** What an account's figures say of each of its habits; each is worked out once. */
export interface Habits {
  accountId: string;
  row: HabitRow;
  even: GridLikelihood;
  kinds: GridLikelihood;
  hours: GridLikelihood;
}

const dealing = (row: HabitRow, seen: number, chance: number): GridLikelihood =>
  dealingOf({ seen: Math.min(seen, row.pairs), of: row.pairs, chance });

export const habitsOf = (row: HabitRow): Habits => ({
  accountId: row.accountId,
  row,
  even: evennessOf(row.use),
  kinds: dealing(row, row.kindSeen, row.kindChance),
  hours: dealing(row, row.hourSeen, row.hourChance),
});

export interface EndUserScore {
  total: number;
  /** Nats from the habits of the end users alone, and from what is asked for alone. */
  habits: number;
  extraction: number;
  terms: ScoreTerm[];
}

/** An account's profile is the shape that terms are made of; an end user has its own figures and its account's papers. */
export const profileOf = (row: EndUserRow, account?: AccountProfile): AccountProfile => ({
  ...{ templates: 0, hours: [], addresses: 0, networks: 0, withNetwork: 0, outputTokens: 0, createdAt: null },
  ...{ mailDomain: "", program: "", tier: "", paymentType: "", verification: "", card: "", parent: "", reseller: "" },
  ...{ setups: 0, organization: "", organizationVerified: false, known: false },
  ...account,
  ...row,
});

/** How evenly the work is spread over end users, against how people use the other accounts. */
function evenUse(own: readonly Habits[], others: Others): ScoreTerm {
  const name = "even_use";
  if (others.accounts === 0) return notAvailable(name);
  const nats = programNats(
    own.map(({ even }) => even),
    others.mixtures.even,
  );
  return found(name, nats, { numerator: meanDispersion(own), denominator: 1, baseline: others.dispersion });
}

/** Whether exchanges of one end user are no more alike than those of different ones: of one kind of work, or of one hour. */
function dealt(
  name: string,
  habit: "kinds" | "hours",
  own: readonly Habits[],
  others: Others,
  figures: (row: HabitRow) => readonly [seen: number, chance: number],
): ScoreTerm {
  const pairs = own.reduce((sum, { row }) => sum + row.pairs, 0);
  if (others.accounts === 0 || pairs === 0) return notAvailable(name);
  const nats = programNats(
    own.map((one) => one[habit]),
    others.mixtures[habit],
  );
  return found(name, nats, {
    numerator: own.reduce((sum, { row }) => sum + figures(row)[0], 0),
    denominator: pairs,
    baseline: own.reduce((sum, { row }) => sum + figures(row)[1] * row.pairs, 0) / pairs,
  });
}

/** Papers of a reseller say who pays; of the end users of its tenants they say nothing. */
const papers = (view: GroupView): ScoreTerm[] => {
  const isResold = view.core.every(({ parent, reseller }) => parent !== "" || reseller !== "");
  const weigh = (term: ScoreTerm): ScoreTerm =>
    isResold && term.nats !== 0 ? { ...term, nats: 0, state: "absent" } : term;
  return [verifiedOrganisation(view), contract(view)].map(weigh);
};

/**
 * Log-odds that one hand harvests behind the end users of some accounts: what the slice asks for, by the terms that accounts are
 * judged by, with end users of other accounts as the baseline; and whether its end users have the habits of people.
 */
export function scoreEndUsers(candidates: readonly Candidate[], others: Others, config: Configuration): EndUserScore {
  const core = candidates.flatMap(({ slice, profile }) => slice.map((row) => profileOf(row, profile)));
  const repeats = candidates.reduce(
    (sum, { repeats: { asked, repeated } }) => ({ asked: sum.asked + asked, repeated: sum.repeated + repeated }),
    { asked: 0, repeated: 0 },
  );
  const sumOf = (of: (row: AccountProfile) => number) => core.reduce((sum, row) => sum + of(row), 0);
  const view: GroupView = {
    core,
    activity: {
      exchanges: sumOf(({ exchanges }) => exchanges),
      extraction: candidates.reduce((sum, { slice }) => sum + slice.reduce((all, { work }) => all + work, 0), 0),
      repeats,
      schedule: { seen: 0, expected: 0 },
    },
    baseline: others.baseline,
    atOneAddress: 0,
  };
  const limit = (term: ScoreTerm): ScoreTerm => ({ ...term, nats: clamp(term.nats, -config.termCap, config.termCap) });
  const own = candidates.map(({ habits }) => habitsOf(habits));
  const extraction = [elicitationLift(view), { ...shareOfCarriers(view), name: "end_users_that_extract" }].map(limit);
  const habits = [
    evenUse(own, others),
    dealt("own_kinds_of_work", "kinds", own, others, ({ kindSeen, kindChance }) => [kindSeen, kindChance]),
    dealt("own_hours", "hours", own, others, ({ hourSeen, hourChance }) => [hourSeen, hourChance]),
  ].map(limit);
  const rest = [capabilityFocus(view), repeatedQuestions(view), conversations(view), ...papers(view)].map(limit);
  const terms = [...extraction, ...habits, ...rest];
  const natsOf = (list: readonly ScoreTerm[]) => list.reduce((sum, { nats }) => sum + nats, 0);
  return {
    total: config.endUserPriorNats + natsOf(terms),
    extraction: natsOf(extraction),
    habits: natsOf(habits),
    terms,
  };
}

/**
 * Distillation at the odds asked for, with habits that speak for one hand by themselves. Short of it, what is likelier than not to
 * be one hand, and to harvest, is shown to a person; anything less is an application with people behind it, as far as can be told.
 */
export function verdictOf(score: EndUserScore, config: Configuration): Verdict | undefined {
  if (score.extraction < config.extractionNats) return undefined;
  if (score.habits >= config.endUserHabitNats && score.total >= Math.log(config.odds)) return "distillation";
  return score.habits >= worthALook && score.total >= config.distillationNats ? "undetermined" : undefined;
}

/** One hand is twice as likely as people. */
const worthALook = Math.log(2);
