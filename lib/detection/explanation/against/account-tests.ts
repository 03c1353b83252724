import type { AgainstTest } from "../../contract";
import { listsOfExits, settledAt, sharedExits } from "../../extraction/egress";
import type { AccountProfile } from "../../model";
import { rounded } from "../parts";
import { type CoreView, ownersOf, payerOf } from "./core-view";
import {
  contractCount,
  conversationCount,
  diversityCount,
  extractionCount,
  hasNight,
  longStanding,
  nightCount,
  setupCount,
  tenureDays,
  verifiedCount,
} from "./measures";
import type { Surroundings } from "./surroundings";
import { canShowHome, counted, made, notAvailable, withLists } from "./tests";

/** One member as the tests look at it. */
export interface TestedAccount {
  account: number;
  profile: AccountProfile;
  /** Exchanges that are the group's work. */
  slice: number;
  isCompromised: boolean;
  /** What its own traffic takes from its evidence. */
  conductNats: number;
  /** What it has from its own home alone, of all that its links give; whether the rest is too little for a core member. */
  home: { nats: number; of: number; isTooMuch: boolean };
}

/** Members of which an explanation holds before it explains the group. */
const most = 0.8;

/** What could clear one account, test by test: its own contract, its own hours, its own conversations. */
export function accountTests(tested: TestedAccount, view: CoreView, around: Surroundings): AgainstTest[] {
  const { profile } = tested;
  const own = [profile];
  return [
    counted("contract", own, contractCount, around, ({ part }) => part > 0),
    counted("verified_organisation", own, verifiedCount, around, ({ part }) => part > 0),
    declaredOrganisation(profile, view),
    evaluationList(profile, around),
    counted("conversations", own, conversationCount, around, ({ part, of }, usual) =>
      converses(profile, part / of, usual, around),
    ),
    counted("day_night", own, nightCount, around, () => hasNight(profile)),
    tenure(profile, around),
    notAvailable("disputes"),
    onePayer(profile, view),
    onePlace(tested, view, around),
    ownHome(tested),
    sharedEgress(tested, around),
    counted("many_users_per_account", own, setupCount, around, ({ part }, usual) => part >= 2 * usual + 1),
    compromise(tested),
    ownWork(tested, around),
  ];
}

/** As many turns as accounts of its volume have, over questions at least half as different as theirs. */
function converses(profile: AccountProfile, share: number, usual: number, around: Surroundings): boolean {
  const different = diversityCount(profile);
  const isDiverse =
    different === undefined ||
    different.part / different.of >= around.usual("diversity", diversityCount, [profile]) / 2;
  return share > 0 && share >= usual && isDiverse;
}

/** Core accounts that belong to the same organisation, parent or reseller, whichever is the largest. */
function declaredOrganisation(profile: AccountProfile, { owners, core }: CoreView): AgainstTest {
  if (owners.size === 0) return notAvailable("declared_organisation");
  const same = Math.max(0, ...ownersOf(profile).map((owner) => owners.get(owner) ?? 0));
  return made("declared_organisation", same >= most * core, { part: same, of: core });
}

function evaluationList({ accountId }: AccountProfile, { evaluations }: Surroundings): AgainstTest {
  if (evaluations === null) return notAvailable("evaluation_list");
  const part = Number(evaluations.has(accountId));
  return made("evaluation_list", part === 1, { part, of: 1 });
}

/** Days between creation and first exchange, of the days asked for. */
function tenure(profile: AccountProfile, around: Surroundings): AgainstTest {
  const days = tenureDays(profile);
  if (days === undefined) return notAvailable("tenure");
  const inDays = (one: AccountProfile) => {
    const age = tenureDays(one);
    return age === undefined ? undefined : { part: age, of: longStanding };
  };
  const usual = around.usual("tenure in days", inDays, [profile]);
  return made("tenure", days >= longStanding, { part: days, of: longStanding }, usual);
}

function onePayer(profile: AccountProfile, { payers, core }: CoreView): AgainstTest {
  if (profile.card === "") return notAvailable("one_payer");
  const part = payers.get(payerOf(profile)) ?? 0;
  return made("one_payer", part >= most * core, { part, of: core });
}

/** Core accounts that do most of what they do where this one does. */
function onePlace({ account, profile }: TestedAccount, view: CoreView, { table }: Surroundings): AgainstTest {
  if (profile.withNetwork === 0) return notAvailable("one_place");
  const part = Math.max(0, ...settledAt(account, profile, table).map((id) => view.atAddress.get(id) ?? 0));
  return made("one_place", part >= most * view.core, { part, of: view.core });
}

/** Cards, devices and addresses that it shares with its own home alone, as a family does. */
function ownHome({ profile, home: { nats, of, isTooMuch } }: TestedAccount): AgainstTest {
  if (nats === 0 && !canShowHome(profile)) return notAvailable("home");
  return made("home", isTooMuch, { part: rounded(nats), of: rounded(of) });
}

function sharedEgress(
  { account, profile }: TestedAccount,
  { table, hubs, listed, usualEgress }: Surroundings,
): AgainstTest {
  if (profile.addresses === 0) return notAvailable("shared_egress");
  const part = Math.min(profile.addresses, sharedExits(account, table, hubs));
  const test = made("shared_egress", part * 2 >= profile.addresses, { part, of: profile.addresses }, usualEgress);
  return withLists(test, listsOfExits([account], table, listed));
}

/** Looked for in what the account did, and when: somebody else's account that is being used does the work beside its own. */
function compromise({ profile, slice, isCompromised }: TestedAccount): AgainstTest {
  if (profile.createdAt === null || profile.withContent === 0) return notAvailable("compromise");
  return made("compromise", isCompromised, { part: slice, of: profile.exchanges });
}

/** No more of the group's work than accounts of its volume happen to have. */
function ownWork({ profile, slice, conductNats }: TestedAccount, around: Surroundings): AgainstTest {
  if (profile.withContent === 0) return notAvailable("own_work");
  const usual = around.usual("extraction", extractionCount, [profile]);
  const isOwn = slice <= usual * profile.exchanges;
  return made("own_work", isOwn, { part: slice, of: profile.exchanges }, usual, conductNats);
}
