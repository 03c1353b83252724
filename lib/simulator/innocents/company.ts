import { isoSeconds } from "../calendar/calendar";
import { drawCountry } from "../calendar/countries";
import { benign } from "../model";
import { PoolAccess, RoamingAccess } from "../network/access";
import { egresses } from "../network/address";
import { cardFingerprint } from "../people/evidence";
import { madeUpName, ownDomain } from "../people/mail";
import { homeAccess, ordinaryAccount } from "../people/ordinary-account";
import { between, hex, integerBetween } from "../sampling";
import { ApplicationVoice, drawApplication } from "../voices/application-voice";
import { BlendedVoice } from "../voices/blended-voice";
import { groupOf, type InnocentKind } from "./types";

/** A firm: one sign-on, one egress, one card, an in-house tool, accounts provisioned on one morning. */
export const company: InnocentKind = {
  name: "company_sso",
  share: 0.05,
  size: [8, 90],
  appetite: 1,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const system = random.pick(world.network.of("business", country.code));
    const office = new PoolAccess(egresses(system, integerBetween(random, 1, 2), random, true), 3);
    const domain = ownDomain(random);
    const organization = `org_${hex(random, 12)}`;
    const isVerified = random.chance(0.75);
    const card = cardFingerprint(random);
    const client = world.clients.app(random);
    const tool = new ApplicationVoice(drawApplication(random, madeUpName(random)), "");
    const provisioned = between(random, -200, world.calendar.days * 0.4);
    const rhythm = world.rhythms("office", country.offset);
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume, country);
      const joined = random.chance(0.7) ? provisioned + random.next() * 0.02 : provisioned + random.next() * 90;
      const joins = Math.min(joined, world.calendar.days - 2);
      Object.assign(account.evidence, {
        created_at: isoSeconds(world.calendar.at(joins)),
        email_domain: domain,
        organization_id: organization,
        organization_verified: isVerified,
        program: isVerified ? "enterprise" : "none",
        tier: "enterprise",
        verification_level: "email",
        payment_fingerprint: card,
        payment_type: "invoice",
        phone_hash: undefined,
        referrer_code: undefined,
      });
      account.truth = benign("company_sso");
      account.firstDay = Math.max(0, Math.floor(joins));
      account.rhythm = rhythm;
      const away = homeAccess(world, random, country);
      account.habits.access = new RoamingAccess(office, away, 0.2, random.integer(2 ** 31));
      account.habits.client = client;
      account.habits.voice = new BlendedVoice(account.habits.voice, tool, random.next() * 0.6, 0);
      return account;
    });
  },
};
