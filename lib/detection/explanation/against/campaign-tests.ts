import type { AgainstTest, ExculpatoryTest, ScoreTerm } from "../../contract";
import { listsOfExits, sharedExits } from "../../extraction/egress";
import type { AccountProfile } from "../../model";
import { rounded } from "../parts";
import { type Count, contractCount, hasNight, nightCount, tenureCount, verifiedCount } from "./measures";
import type { Surroundings } from "./surroundings";
import { canShowHome, counted, made, notAvailable, withLists } from "./tests";

/** A group's core as the tests look at it. */
export interface TestedGroup {
  core: readonly {
    account: number;
    profile: AccountProfile;
    slice: number;
    isCompromised: boolean;
    /** Some of what ties it to the group it shares with its own home alone. */
    hasHome: boolean;
  }[];
  terms: readonly ScoreTerm[];
}

const most = (part: number, of: number): boolean => of > 0 && part * 2 >= of;

/** What could clear a campaign, test by test; a test that is a term of the score has the term's figures and nats. */
export function campaignTests({ core, terms }: TestedGroup, around: Surroundings): AgainstTest[] {
  const profiles = core.map(({ profile }) => profile);
  const term = (name: ExculpatoryTest, count?: Count): AgainstTest => {
    const found = terms.find((one) => one.name === name);
    if (!found || found.state === "not_available") return notAvailable(name);
    const baseline = found.baseline ?? (count ? rounded(around.usual(name, count, profiles)) : null);
    return { ...ofTerm(name, found), baseline };
  };
  const age = terms.find(({ name }) => name === "account_age");
  const tenure = counted("tenure", profiles, tenureCount, around, ({ part, of }) => most(part, of));
  return [
    term("contract", contractCount),
    term("verified_organisation", verifiedCount),
    term("declared_organisation"),
    evaluationList(profiles, around),
    term("repeated_questions"),
    term("conversations"),
    counted("day_night", profiles, nightCount, around, (_, __, telling) =>
      most(telling.filter(hasNight).length, telling.length),
    ),
    { ...tenure, nats: age && tenure.state === "found" ? against(age.nats) : tenure.nats },
    notAvailable("disputes"),
    term("one_payer"),
    term("one_place"),
    homes(core),
    sharedEgress(core, around),
    term("many_users_per_account"),
    term("load_balancing"),
    compromise(core),
    ownWork(core, around),
  ];
}

const against = (nats: number): number => rounded(Math.min(0, nats));

const ofTerm = (name: ExculpatoryTest, { numerator, denominator, baseline, nats, state }: ScoreTerm): AgainstTest => ({
  name,
  state: state === "found" && nats >= 0 ? "absent" : state,
  numerator,
  denominator,
  baseline,
  nats: against(nats),
});

function evaluationList(profiles: readonly AccountProfile[], { evaluations }: Surroundings): AgainstTest {
  if (evaluations === null) return notAvailable("evaluation_list");
  const part = profiles.filter(({ accountId }) => evaluations.has(accountId)).length;
  return made("evaluation_list", most(part, profiles.length), { part, of: profiles.length });
}

/** Members with a home of their own, as families have: a group of them may be alike and no more. */
function homes(core: TestedGroup["core"]): AgainstTest {
  const telling = core.filter(({ profile, hasHome }) => hasHome || canShowHome(profile));
  const part = telling.filter(({ hasHome }) => hasHome).length;
  return telling.length === 0
    ? notAvailable("home")
    : made("home", most(part, telling.length), { part, of: telling.length });
}

/** Addresses of the core that many unrelated accounts use as well. */
function sharedEgress(core: TestedGroup["core"], { table, hubs, listed, usualEgress }: Surroundings): AgainstTest {
  const sum = { part: 0, of: 0 };
  for (const { account, profile } of core) {
    sum.part += sharedExits(account, table, hubs);
    sum.of += profile.addresses;
  }
  if (sum.of === 0) return notAvailable("shared_egress");
  const lists = listsOfExits(
    core.map(({ account }) => account),
    table,
    listed,
  );
  return withLists(made("shared_egress", most(sum.part, sum.of), sum, usualEgress), lists);
}

/** Members that seem to be somebody else's accounts, used by whoever runs the rest. */
function compromise(core: TestedGroup["core"]): AgainstTest {
  const telling = core.filter(({ profile }) => profile.createdAt !== null && profile.withContent > 0);
  const part = telling.filter(({ isCompromised }) => isCompromised).length;
  return telling.length === 0 ? notAvailable("compromise") : made("compromise", part > 0, { part, of: telling.length });
}

/** Accounts whose traffic has nothing of the group's work. */
function ownWork(core: TestedGroup["core"], around: Surroundings): AgainstTest {
  const telling = core.filter(({ profile }) => profile.withContent > 0);
  if (telling.length === 0) return notAvailable("own_work");
  const part = telling.filter(({ slice }) => slice === 0).length;
  const without = ({ withContent, extraction }: AccountProfile) =>
    withContent === 0 ? undefined : { part: Number(extraction === 0), of: 1 };
  const usual = around.usual(
    "without extraction",
    without,
    telling.map(({ profile }) => profile),
  );
  return made("own_work", most(part, telling.length), { part, of: telling.length }, usual);
}
