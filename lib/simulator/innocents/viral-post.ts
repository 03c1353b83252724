import { isoSeconds } from "../calendar/calendar";
import { benign } from "../model";
import { ordinaryAccount } from "../people/ordinary-account";
import { corpus } from "../prompts/corpus";
import { drawWrapper } from "../prompts/wrappers/wrapper";
import { between, exponential } from "../sampling";
import { BlendedVoice } from "../voices/blended-voice";
import { FixedVoice } from "../voices/fixed-voice";
import { referrerCode } from "../world";
import { groupOf, type InnocentKind } from "./types";

/** A post goes round: strangers sign up within two days by its link and paste the prompt that it praises. */
export const viralPost: InnocentKind = {
  name: "viral_post",
  share: 0.015,
  size: [40, 200],
  appetite: 0.7,
  found(world, random, volumes) {
    const { days } = world.calendar;
    const posted = between(random, 1, Math.max(2, days - 4));
    const code = referrerCode(random);
    const capability = random.pick(["reasoning", "coding", "rewriting"] as const);
    const wrapper = drawWrapper(random, capability, random.pick(["before", "after"] as const));
    const pasted = new FixedVoice({ ...wrapper, tools: "" }, random.pick(corpus[capability]));
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume);
      const signUp = Math.min(days - 1.1, posted + exponential(random, 0.5));
      account.truth = benign("viral_post");
      account.evidence.created_at = isoSeconds(world.calendar.at(signUp));
      if (random.chance(0.7)) account.evidence.referrer_code = code;
      account.firstDay = Math.ceil(signUp);
      account.habits.voice = new BlendedVoice(account.habits.voice, pasted, 0.3 + random.next() * 0.4, 0);
      return account;
    });
  },
};
