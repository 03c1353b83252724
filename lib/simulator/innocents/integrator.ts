import type { Random } from "@/lib/kernel";
import { drawCountry } from "../calendar/countries";
import { type Account, benign } from "../model";
import { drawModelHabit } from "../models/draw-habit";
import { accountId, cardFingerprint } from "../people/evidence";
import { madeUpName } from "../people/mail";
import { ordinaryAccount, serverAccess } from "../people/ordinary-account";
import { hex, integerBetween } from "../sampling";
import { ApplicationVoice, drawApplication } from "../voices/application-voice";
import type { World } from "../world";
import { groupOf, type InnocentKind } from "./types";

/** A licensed reseller: tenants under one parent, billed together, one wrapper around their customers' questions. */
export const integrator: InnocentKind = {
  name: "integrator",
  share: 0.01,
  size: [6, 60],
  appetite: 4,
  isHeavy: true,
  found: (world, random, volumes) => groupOf(volumes, tenancy(world, random)),
};

/** Opens a reseller; each call makes another tenant. */
export function tenancy(world: World, random: Random): (index: number, volume: number) => Account {
  const country = drawCountry(random);
  const name = madeUpName(random);
  const shared = {
    parent_account_id: accountId(random),
    reseller_id: `rs_${hex(random, 8)}`,
    organization_id: `org_${hex(random, 12)}`,
    organization_verified: random.chance(0.9),
    email_domain: `${name}.example`,
    payment_fingerprint: cardFingerprint(random),
    payment_type: "invoice",
    program: "enterprise" as const,
    tier: "reseller",
  };
  const application = drawApplication(random, name);
  const access = serverAccess(world, random);
  const client = world.clients.sdk(random);
  const models = drawModelHabit(world, random);
  return (index, volume) => {
    const account = ordinaryAccount(world, random, volume, country);
    account.truth = benign("integrator");
    Object.assign(account.evidence, shared);
    account.rhythm = world.rhythms("service", country.offset);
    const own = { ...application, endUsers: integerBetween(random, 20, 3000) };
    const voice = new ApplicationVoice(own, `t${index}-`);
    account.habits = { surface: "reseller", access, client, models, voice, hasKey: true };
    return account;
  };
}
