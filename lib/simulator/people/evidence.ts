import type { Random } from "@/lib/kernel";
import { isoSeconds } from "../calendar/calendar";
import type { Country } from "../calendar/countries";
import type { AccountEvidence } from "../model";
import { randomAddress } from "../network/address";
import { exponential, hex, weighted } from "../sampling";
import type { World } from "../world";
import { ownDomain } from "./mail";

export const accountId = (random: Random) => `acct_${hex(random, 16)}`;
export const cardFingerprint = (random: Random) => `card_${hex(random, 16)}`;
export const sha256Like = (random: Random) => hex(random, 64);

export const drawCardType = weighted([
  ["credit", 5],
  ["debit", 4],
  ["wallet", 2],
  ["prepaid", 1],
  ["bank_transfer", 0.6],
] as const);

const drawPlan = weighted([
  ["free", 46],
  ["plus", 24],
  ["pro", 5],
  ["api_1", 15],
  ["api_2", 7],
  ["api_3", 3],
] as const);

export type Plan = "free" | "plus" | "pro" | "api_1" | "api_2" | "api_3";

/** When somebody ordinary signed up, in days of the window: most long before it, some during it. */
export function signUpDay(world: World, random: Random): number {
  const { days } = world.calendar;
  return random.chance(0.16) ? random.next() * days * 0.95 : -exponential(random, 240) - 0.5;
}

/** What an ordinary, independent account leaves behind; every optional field is missing for some. */
export function ordinaryEvidence(world: World, random: Random, country: Country, signUp: number): AccountEvidence {
  const plan: Plan = drawPlan(random);
  const isPaid = plan !== "free";
  const isBusiness = plan.startsWith("api") && random.chance(0.6);
  const evidence: AccountEvidence = {
    account_id: accountId(random),
    created_at: isoSeconds(world.calendar.at(signUp)),
    tier: plan,
    program: random.chance(0.03) ? random.pick(["education", "startup", "research"] as const) : "none",
  };
  evidence.email_domain = isBusiness || random.chance(0.06) ? ownDomain(random) : world.mail.free(random);
  if (random.chance(0.96)) evidence.email_hash = sha256Like(random);
  if (isBusiness) evidence.organization_id = `org_${hex(random, 12)}`;
  if (isBusiness) evidence.organization_verified = random.chance(0.35);
  if (isPaid && random.chance(0.94)) evidence.payment_fingerprint = cardFingerprint(random);
  if (isPaid) evidence.payment_type = drawCardType(random);
  if (random.chance(isPaid ? 0.5 : 0.35)) evidence.phone_hash = sha256Like(random);
  if (random.chance(0.6)) evidence.device_fingerprint = `dev_${hex(random, 16)}`;
  if (random.chance(0.8)) evidence.signup_ip = homeAddress(world, random, country);
  if (random.chance(0.07)) evidence.referrer_code = world.referrers(random);
  if (random.chance(0.93)) evidence.country = country.code;
  evidence.verification_level = verificationOf(evidence, random);
  if (random.chance(0.02)) evidence.content_policy = random.chance(0.5) ? "no_human_review" : "zero_retention";
  return evidence;
}

export const homeAddress = (world: World, random: Random, country: Country) =>
  randomAddress(random.pick(world.network.of("residential", country.code)), random);

function verificationOf(evidence: AccountEvidence, random: Random): AccountEvidence["verification_level"] {
  if (random.chance(0.03)) return "identity";
  if (evidence.payment_fingerprint) return "payment";
  if (evidence.phone_hash) return "phone";
  return random.chance(0.95) ? "email" : "none";
}
