import type { Random } from "@/lib/kernel";
import { type Country, drawCountry } from "../calendar/countries";
import { type Account, benign } from "../model";
import { PoolAccess } from "../network/access";
import { sharedPool } from "../network/pools";
import type { Egress } from "../network/types";
import type { Client } from "../people/clients";
import { cardFingerprint } from "../people/evidence";
import { madeUpName, ownDomain } from "../people/mail";
import { ordinaryAccount } from "../people/ordinary-account";
import { hex } from "../sampling";
import { type Application, ApplicationVoice, drawApplication } from "../voices/application-voice";
import type { World } from "../world";

/** A firm that shows everything one could copy of it: prompts, client, mail shape and the gateways it goes out through. */
export interface Organisation {
  country: Country;
  domain: string;
  application: Application;
  client: Client;
  /** Of a cloud or VPN that anybody may rent. */
  gateways: Egress[];
  papers: Partial<Account["evidence"]>;
}

export function drawOrganisation(world: World, random: Random): Organisation {
  const country = drawCountry(random);
  const pool = sharedPool(random.pick(world.network.of(random.pick(["cloud", "tunnel"]))));
  const domain = ownDomain(random);
  return {
    country,
    domain,
    application: drawApplication(random, madeUpName(random)),
    client: world.clients.custom(random, `${madeUpName(random)}-client/2.${random.integer(20)}`),
    gateways: random.shuffle(pool).slice(0, 6),
    papers: {
      email_domain: domain,
      organization_id: `org_${hex(random, 12)}`,
      organization_verified: random.chance(0.75),
      payment_fingerprint: cardFingerprint(random),
      payment_type: "invoice",
      program: "enterprise",
      tier: "enterprise",
      verification_level: "payment",
    },
  };
}

/** One of the firm's own accounts. */
export function employee(world: World, random: Random, organisation: Organisation, volume: number): Account {
  const { country, client, gateways, papers, application } = organisation;
  const account = ordinaryAccount(world, random, volume, country);
  Object.assign(account.evidence, papers);
  account.truth = benign("copied_organisation");
  account.rhythm = world.rhythms("office", country.offset);
  const access = new PoolAccess(gateways, random.integer(2 ** 31));
  const voice = new ApplicationVoice(application, "");
  account.habits = { ...account.habits, surface: "first_party", access, client, voice, hasKey: true };
  return account;
}
