import { benign } from "../model";
import { ordinaryAccount } from "../people/ordinary-account";
import { corpus } from "../prompts/corpus";
import { drawWrapper } from "../prompts/wrappers/wrapper";
import { BlendedVoice } from "../voices/blended-voice";
import { FixedVoice } from "../voices/fixed-voice";
import { groupOf, type InnocentKind } from "./types";

/** Readers of a popular tutorial who paste its prompt, which happens to ask for every step of the reasoning. */
export const tutorial: InnocentKind = {
  name: "tutorial",
  share: 0.02,
  size: [40, 250],
  appetite: 0.8,
  found(world, random, volumes) {
    const capability = random.pick(["reasoning", "coding", "analysis", "grading"] as const);
    const wrapper = drawWrapper(random, capability, random.pick(["before", "after"] as const));
    const pasted = new FixedVoice({ ...wrapper, tools: "" }, random.pick(corpus[capability]));
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume);
      account.truth = benign("tutorial");
      const readAt = world.calendar.at(random.next() * world.calendar.days * 0.8);
      account.habits.voice = new BlendedVoice(account.habits.voice, pasted, 0.15 + random.next() * 0.5, readAt);
      return account;
    });
  },
};
