import { drawCountry } from "../calendar/countries";
import { type Account, benign, capabilities } from "../model";
import { PinnedHabit } from "../models/habit";
import { cardFingerprint } from "../people/evidence";
import { ownDomain } from "../people/mail";
import { ordinaryAccount, serverAccess } from "../people/ordinary-account";
import { corpus } from "../prompts/corpus";
import { grammar } from "../prompts/grammar";
import { hex, integerBetween } from "../sampling";
import { FixedVoice } from "../voices/fixed-voice";
import { ManyVoices } from "../voices/many-voices";
import { groupOf, type InnocentKind } from "./types";

const harness = grammar(
  `
  The following is a {kind} item (split {split}). {style}⏎⏎Question: 
  {style}⏎Item from {split}:⏎
  [{split}] {kind}. {style}⏎Q: 
  `,
  {
    kind: "multiple-choice|short-answer|open-ended|programming|long-form",
    split: "dev|test-{#1-9}|holdout|few-shot-{#2-8}",
    style:
      'Let\'s think step by step.|Answer with one letter.|Give the reasoning, then "The answer is X".|Reply with the final number only.|Explain briefly and conclude.',
  },
);

/** A research group that measures models: benchmark items in fixed templates, much of it step by step, in the open. */
export const evaluation: InnocentKind = {
  name: "evaluation",
  share: 0.004,
  size: [2, 12],
  appetite: 14,
  isHeavy: true,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const access = serverAccess(world, random);
    const client = world.clients.sdk(random);
    const domain = `lab-${ownDomain(random)}`;
    const organization = `org_${hex(random, 12)}`;
    const card = cardFingerprint(random);
    const voices = Array.from({ length: integerBetween(random, 2, 5) }, () => {
      const capability = random.pick(capabilities);
      const fixed = { capability, system: "", before: `${harness.sample(random)} `, after: " Answer:", tools: "" };
      return new FixedVoice(fixed, random.pick(corpus[capability]), random.pick([16, 512, 1024, 2048]), 0);
    });
    const isVerified = random.chance(0.85);
    return groupOf(volumes, (_, volume): Account => {
      const account = ordinaryAccount(world, random, volume, country);
      account.truth = benign("evaluation");
      Object.assign(account.evidence, {
        email_domain: domain,
        organization_id: organization,
        payment_fingerprint: card,
      });
      Object.assign(account.evidence, { organization_verified: isVerified, program: "research", tier: "api_3" });
      account.rhythm = world.rhythms("service", country.offset);
      const models = new PinnedHabit(world.models, random.pick([world.models.large, world.models.small]));
      const voice = new ManyVoices(voices, random.integer(2 ** 31));
      account.habits = { surface: "first_party", access, client, models, voice, hasKey: true };
      return account;
    });
  },
};
