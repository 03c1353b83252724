import type { Random } from "@/lib/kernel";
import { isoSeconds } from "../calendar/calendar";
import { countries } from "../calendar/countries";
import type { AccountEvidence } from "../model";
import { ordinaryEvidence } from "../people/evidence";
import { referrerCode, type World } from "../world";
import { dealCards } from "./axes/cards";
import { dealIdentity } from "./axes/identity";
import { mailDomains } from "./axes/mail-shape";
import type { CampaignParameters } from "./parameters";

/** Sign-up papers of a campaign's own accounts: ordinary on their own, alike where the operator saved effort. */
export function sharedEvidence(world: World, campaign: CampaignParameters, random: Random) {
  const deal = dealCards(campaign.cards, campaign.accounts, random);
  const identify = dealIdentity(campaign.identity, campaign.accounts, random);
  const domain = mailDomains(campaign.mail, world, random);
  const code = referrerCode(random);
  const homes = random.shuffle(countries).slice(0, 4);
  return (signUp: number, signUpIp: string): AccountEvidence => {
    const evidence = ordinaryEvidence(world, random, random.pick(homes), signUp);
    evidence.created_at = isoSeconds(world.calendar.at(signUp));
    evidence.email_domain = domain();
    delete evidence.organization_id;
    delete evidence.organization_verified;
    evidence.program = random.chance(campaign.signUp.programShare)
      ? random.pick(["education", "startup", "research"] as const)
      : "none";
    if (random.chance(campaign.signUp.codeShare)) evidence.referrer_code = code;
    if (evidence.signup_ip) evidence.signup_ip = signUpIp;
    deal(evidence);
    evidence.tier = evidence.payment_fingerprint ? random.pick(["api_1", "api_1", "api_2", "plus"]) : "free";
    identify(evidence);
    delete evidence.content_policy;
    return evidence;
  };
}
