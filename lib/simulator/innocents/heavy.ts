import { drawCountry } from "../calendar/countries";
import { benign } from "../model";
import { PinnedHabit } from "../models/habit";
import { cardFingerprint } from "../people/evidence";
import { madeUpName } from "../people/mail";
import { ordinaryAccount, serverAccess } from "../people/ordinary-account";
import { hex } from "../sampling";
import { ApplicationVoice, drawApplication } from "../voices/application-voice";
import { groupOf, type InnocentKind } from "./types";

/** People who simply use it all day, alone. */
export const powerUser: InnocentKind = {
  name: "power_user",
  share: 0.008,
  size: [1, 1],
  appetite: 16,
  isHeavy: true,
  found: (world, random, volumes) =>
    groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume);
      account.truth = benign("power_user");
      account.evidence.tier = account.habits.hasKey ? "api_3" : "pro";
      return account;
    }),
};

/** A firm's nightly jobs: thousands of one-shot requests from a few service accounts, all alike, at the token limit. */
export const nightBatch: InnocentKind = {
  name: "night_batch",
  share: 0.004,
  size: [1, 6],
  appetite: 18,
  isHeavy: true,
  found(world, random, volumes) {
    const country = drawCountry(random);
    const voice = new ApplicationVoice(drawApplication(random, madeUpName(random)), "");
    const shared = {
      organization_id: `org_${hex(random, 12)}`,
      organization_verified: random.chance(0.8),
      payment_fingerprint: cardFingerprint(random),
      payment_type: "invoice",
      program: "enterprise" as const,
      tier: "api_3",
    };
    const access = serverAccess(world, random);
    const client = world.clients.sdk(random);
    const models = new PinnedHabit(world.models, world.models.small);
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume, country);
      account.truth = benign("night_batch");
      Object.assign(account.evidence, shared);
      account.rhythm = world.rhythms("batch", country.offset);
      account.habits = { surface: "first_party", access, client, models, voice, hasKey: true };
      return account;
    });
  },
};
