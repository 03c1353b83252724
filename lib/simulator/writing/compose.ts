import type { Random } from "@/lib/kernel";
import type { ExchangeDraft, Habits, Moment } from "../model";
import { clear } from "./draft";
import { fillTokens } from "./tokens";

/** Composes one exchange from the habits of whoever uses the account at this moment. */
export function compose(draft: ExchangeDraft, habits: Habits, moment: Moment, random: Random): void {
  clear(draft);
  draft.surface = habits.surface;
  draft.client = habits.client;
  draft.hasKey = habits.hasKey;
  habits.access.connect(draft, moment, random);
  habits.voice.say(draft, moment, random);
  draft.model = habits.models.choose(moment.at, random);
  fillTokens(draft, draft.hasSession ? moment.turn : 0, random);
  // One of the clouds passes no content on.
  if (habits.surface === "cloud_b") {
    draft.prompt = "";
    draft.systemPrompt = "";
    draft.tools = "";
  }
}
