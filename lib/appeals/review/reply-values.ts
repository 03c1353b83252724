import { policies } from "@/lib/decisions/contract";
import type { DecideAppeal, RulingConditions } from "../contract";
import type { AppealWithNotice } from "../store/appeals";
import type { Challenged } from "../store/consequences";

const outcomes: Record<DecideAppeal["ruling"]["outcome"], string> = {
  upheld: "We have heard your appeal, and the measure stands.",
  overturned: "We have heard your appeal. You are right: the measure was wrong, and is taken back. We apologise.",
  overturned_with_conditions:
    "We have heard your appeal. The measure is taken back, and we apologise for it. What is said below goes with that.",
  reduced: "We have heard your appeal. The measure was harder than it had to be: a milder one takes its place.",
};

type Measure = RulingConditions["measures"][number];
const measureWords: Record<Measure["kind"], (measure: Measure) => string> = {
  observe: () => "We keep an eye on the account. You will notice nothing of it.",
  require_verification: (measure) =>
    measure.kind === "require_verification" && measure.parameters.proof === "identity"
      ? "We ask you to show who you are. As soon as that is done, nothing is asked of you any more."
      : "We ask you to state what you use the outputs for. As soon as that is done, nothing is asked of you any more.",
  redact_reasoning: () => "Answers come without the reasoning behind them.",
  throttle: (measure) =>
    measure.kind === "throttle"
      ? `The account may send ${measure.parameters.ceiling} requests a minute at most.`
      : "The account is limited.",
  suspend: () => "Requests are refused until the suspension ends.",
};

const endOf = (measure: Measure): string => {
  if (!("holdsHours" in measure) || measure.holdsHours === undefined) return "";
  const days = measure.holdsHours / 24;
  return Number.isInteger(days)
    ? ` It ends by itself after ${days === 1 ? "one day" : `${days} days`}.`
    : ` It ends by itself after ${measure.holdsHours} hours.`;
};

/** What stands for the placeholders of a reply: plain words for the appellant, and nothing of how anything was found. */
export function replyValues(
  { notice }: AppealWithNotice,
  { decision, reversal }: Challenged,
  { ruling, point, answer }: Pick<DecideAppeal, "ruling" | "point" | "answer">,
  { measures }: RulingConditions,
): Record<string, string | null> {
  const terms = measures.map((measure) => `${measureWords[measure.kind](measure)}${endOf(measure)}`);
  if (reversal !== null)
    terms.unshift(`The measure had been taken back already, on ${reversal.at.toISOString().slice(0, 10)}.`);
  const policy = Object.entries(policies).find(([name]) => name === decision.policy)?.[1] ?? null;
  return {
    reference: notice.reference,
    outcome: outcomes[ruling.outcome],
    point,
    answer,
    terms: terms.join("\n"),
    policy,
  };
}
