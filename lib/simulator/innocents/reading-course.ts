import { benign } from "../model";
import { ordinaryAccount } from "../people/ordinary-account";
import { passageRequests, passages } from "../prompts/topics/passages";
import { integerBetween } from "../sampling";
import { BlendedVoice } from "../voices/blended-voice";
import { PassagesVoice } from "../voices/passages-voice";
import { groupOf, type InnocentKind } from "./types";

/** An open course: people everywhere ask about the same few texts of the week, many of them the very same thing. */
export const readingCourse: InnocentKind = {
  name: "reading_course",
  share: 0.02,
  size: [25, 150],
  appetite: 1,
  found(world, random, volumes) {
    const texts = Array.from({ length: integerBetween(random, 4, 10) }, () => passages.sample(random));
    const usual = Array.from({ length: 12 }, () => passageRequests.sample(random));
    const course = new PassagesVoice(texts, usual);
    return groupOf(volumes, (_, volume) => {
      const account = ordinaryAccount(world, random, volume);
      account.truth = benign("reading_course");
      const joins = world.calendar.at(random.next() * world.calendar.days * 0.6);
      account.habits.voice = new BlendedVoice(account.habits.voice, course, 0.2 + random.next() * 0.4, joins);
      return account;
    });
  },
};
