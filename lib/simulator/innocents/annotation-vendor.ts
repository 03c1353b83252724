import { isoSeconds } from "../calendar/calendar";
import { drawCountry } from "../calendar/countries";
import { benign } from "../model";
import { PoolAccess } from "../network/access";
import { egresses } from "../network/address";
import { cardFingerprint } from "../people/evidence";
import { ownDomain } from "../people/mail";
import { ordinaryAccount } from "../people/ordinary-account";
import { corpus } from "../prompts/corpus";
import { drawWrapper } from "../prompts/wrappers/wrapper";
import { between, hex, integerBetween } from "../sampling";
import { BlendedVoice } from "../voices/blended-voice";
import { FixedVoice } from "../voices/fixed-voice";
import { groupOf, type InnocentKind } from "./types";

/** A contractor who grades and rewrites texts by rubrics, under contract and in the open: one office, one card, long known. */
export const annotationVendor: InnocentKind = {
  name: "annotation_vendor",
  share: 0.008,
  size: [8, 40],
  appetite: 4,
  isHeavy: true,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const system = random.pick(world.network.of("business", country.code));
    const office = new PoolAccess(egresses(system, integerBetween(random, 1, 3), random, true), 5);
    const papers = {
      email_domain: ownDomain(random),
      organization_id: `org_${hex(random, 12)}`,
      organization_verified: random.chance(0.9),
      payment_fingerprint: cardFingerprint(random),
      payment_type: "invoice",
      program: "enterprise" as const,
      tier: "enterprise",
    };
    const client = world.clients.sdk(random);
    const capability = random.pick(["grading", "rewriting"] as const);
    const rubric = new FixedVoice(
      { ...drawWrapper(random, capability, "before"), tools: "" },
      random.pick(corpus[capability]),
    );
    const contract = between(random, -400, -20);
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume, country);
      account.truth = benign("annotation_vendor");
      const joined = Math.min(contract + random.next() * 200, -1);
      Object.assign(account.evidence, papers, { created_at: isoSeconds(world.calendar.at(joined)) });
      account.firstDay = 0;
      account.rhythm = world.rhythms("office", country.offset);
      const voice = new BlendedVoice(account.habits.voice, rubric, 0.7, 0);
      account.habits = { ...account.habits, surface: "first_party", access: office, client, voice, hasKey: true };
      return account;
    });
  },
};
