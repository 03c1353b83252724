import { hour } from "@/lib/kernel";
import type { DecideAppeal, RulingConditions } from "../contract";
import type { Language } from "../notices/contract";
import { dayIn, outcomeIn, publicWords } from "../notices/public-words";
import type { Challenged } from "../store/consequences";

const alreadyOver: Record<Language, (day: string) => string> = {
  en: (day) => `The measure had been taken back already, on ${day}.`,
  de: (day) => `Die Maßnahme war schon zurückgenommen, am ${day}.`,
};

/** What stands for the placeholders of a reply: plain words for the appellant, and nothing of how anything was found. */
export const replyValues =
  (
    { ruling, point, answer }: Pick<DecideAppeal, "ruling" | "point" | "answer">,
    { reversal }: Challenged,
    { measures }: RulingConditions,
    now: Date,
  ) =>
  (language: Language): Record<string, string> => {
    const terms = measures.map((measure) => termIn(language, measure, now)).filter((term) => term !== "");
    if (reversal !== null) terms.unshift(alreadyOver[language](dayIn(language, reversal.at)));
    const reply = [answer, ...(terms.length === 0 ? [] : [terms.join("\n")])].join("\n\n");
    return { outcome: outcomeIn(language, ruling.outcome), point: `“${point}”`, reply };
  };

/** What holds on, in a sentence; empty for what an owner does not notice. */
function termIn(language: Language, measure: RulingConditions["measures"][number], now: Date): string {
  if (measure.kind === "observe") return "";
  const words = publicWords[language];
  const limited =
    measure.kind === "throttle" ? ` ${words.limit(measure.parameters.floor, measure.parameters.ceiling)}` : "";
  const asked = measure.kind === "require_verification" ? `: ${words.proof[measure.parameters.proof]}` : "";
  const { holdsHours } = measure;
  const end =
    holdsHours === undefined ? "" : ` (${words.until(dayIn(language, new Date(now.getTime() + holdsHours * hour)))})`;
  return `${words.measure[measure.kind]}${limited}${asked}${end}.`;
}
