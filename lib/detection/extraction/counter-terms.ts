import type { ScoreTerm } from "../contract";
import type { AccountProfile } from "../model";
import { clamp, found, type GroupView, logLift, notAvailable } from "./term";

/** Members of which an explanation holds before it explains the group. */
const most = 0.8;

/** The commonest non-empty value among the members and how many have it. */
export function commonest(core: readonly AccountProfile[], value: (profile: AccountProfile) => string) {
  const counts = new Map<string, number>();
  for (const profile of core) {
    const own = value(profile);
    if (own !== "") counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  let best = { value: "", count: 0 };
  for (const [own, count] of counts) if (count > best.count) best = { value: own, count };
  return best;
}

const share = (core: readonly AccountProfile[], holds: (profile: AccountProfile) => boolean) =>
  core.filter(holds).length;

const explained = (core: readonly AccountProfile[], count: number): boolean => count >= most * core.length;

const against = (name: string, nats: number, count: number, all: number): ScoreTerm =>
  found(name, nats, { numerator: count, denominator: all, baseline: null });

/** Accounts that say openly that they are one: an organisation, a parent account, or a licensed reseller's tenants. */
export function declaredOrganisation({ core }: GroupView): ScoreTerm {
  const name = "declared_organisation";
  const known = share(
    core,
    (profile) => profile.organization !== "" || profile.parent !== "" || profile.reseller !== "",
  );
  if (known === 0) return notAvailable(name);
  const groups = [
    commonest(core, (profile) => profile.organization),
    commonest(core, (profile) => profile.parent),
    commonest(core, (profile) => profile.reseller),
  ];
  const best = groups.reduce((a, b) => (b.count > a.count ? b : a));
  return against(name, explained(core, best.count) ? -2.5 : 0, best.count, core.length);
}

/** Verified by the provider: a name that can be held to account stands behind the accounts. */
export function verifiedOrganisation({ core }: GroupView): ScoreTerm {
  if (
    !core.some((profile) => profile.organizationVerified || profile.organization !== "" || profile.verification !== "")
  )
    return notAvailable("verified_organisation");
  const count = share(core, (profile) => profile.organizationVerified || profile.verification === "attested");
  return against("verified_organisation", explained(core, count) ? -2.5 : 0, count, core.length);
}

const contracts = new Set(["enterprise", "education", "research"]);
const contractPayments = new Set(["invoice", "corporate"]);

/** A contract or an admission to a programme, which the provider looked at; start-up credits take no more than a form. */
export function contract({ core }: GroupView): ScoreTerm {
  if (!core.some((profile) => profile.program !== "" || profile.paymentType !== "")) return notAvailable("contract");
  const count = share(core, (profile) => contracts.has(profile.program) || contractPayments.has(profile.paymentType));
  return against("contract", explained(core, count) ? -2.5 : 0, count, core.length);
}

/** One card and one mail domain for everybody: what an honest team looks like; operators who hide spread both. */
export function onePayer({ core }: GroupView): ScoreTerm {
  const name = "one_payer";
  const card = commonest(core, (profile) => profile.card);
  const domain = commonest(core, (profile) => profile.mailDomain);
  if (card.count === 0) return notAvailable(name);
  const both = Math.min(card.count, domain.count);
  return against(name, explained(core, both) ? -1.8 : 0, both, core.length);
}

/** One address for everybody: an office, a classroom, a venue; operators spread their exits. */
export function onePlace({ core, atOneAddress }: GroupView): ScoreTerm {
  const name = "one_place";
  if (core.every((profile) => profile.withNetwork === 0)) return notAvailable(name);
  return against(name, explained(core, atOneAddress) ? -1.8 : 0, atOneAddress, core.length);
}

/** Conversations with several turns are people's; harvesting is mostly one question, one answer. */
export function conversations({ core, baseline }: GroupView): ScoreTerm {
  const name = "conversations";
  const turns = (profile: AccountProfile) =>
    profile.withSession < profile.exchanges / 5 ? undefined : profile.multiTurn / profile.withSession;
  const compared = baseline.compare(name, turns, core);
  if (compared.accounts < core.length / 3) return notAvailable(name);
  return found(name, clamp(-logLift(compared.here, compared.baseline, 0.1), -1, 0.5), {
    numerator: compared.total,
    denominator: compared.accounts,
    baseline: compared.baseline,
  });
}

/** Many set-ups behind one account: a reseller's strangers, not one piece of work. */
export function manyUsers({ core, baseline }: GroupView): ScoreTerm {
  const name = "many_users_per_account";
  const setups = (profile: AccountProfile) => (profile.withContent === 0 ? undefined : Math.log1p(profile.setups));
  const compared = baseline.compare(name, setups, core);
  if (compared.accounts === 0) return notAvailable(name);
  return found(name, -clamp(compared.here - compared.baseline - 0.7, 0, 1), {
    numerator: compared.total,
    denominator: compared.accounts,
    baseline: compared.baseline,
  });
}
