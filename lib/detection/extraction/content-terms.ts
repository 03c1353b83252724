import { elicitationKinds } from "@/lib/content";
import type { ScoreTerm } from "../contract";
import type { AccountProfile } from "../model";
import { clamp, found, type GroupView, logLift, notAvailable } from "./term";

/** An account harvests visibly when at least this share of its exchanges asks for extraction. */
const carrierShare = 0.1;
/** Kinds that every agent framework or form has; they say nothing on their own. */
const commonKinds = new Set<string>(["tool_trace", "slot_form"]);

export const extractionShare = (profile: AccountProfile): number | undefined =>
  profile.withContent === 0 ? undefined : profile.extraction / profile.exchanges;

const shareOfKind = (bit: number) => (profile: AccountProfile) =>
  profile.withContent === 0 ? undefined : (profile.elicited[bit] ?? 0) / profile.exchanges;

/**
 * How much more the accounts ask for what only a student model needs than accounts of their volume do: all kinds
 * together, or the kind that stands out most. Every account counts once, so that a busy one does not speak for the rest.
 */
export function elicitationLift({ core, baseline, activity }: GroupView): ScoreTerm {
  const name = "elicitation_lift";
  const all = baseline.compare(name, extractionShare, core);
  if (all.accounts === 0) return notAvailable(name);
  const lifts = elicitationKinds.map((kind, bit) => {
    if (commonKinds.has(kind)) return 0;
    const one = baseline.compare(`kind ${kind}`, shareOfKind(bit), core);
    return logLift(one.here, one.baseline);
  });
  const nats = clamp(Math.max(logLift(all.here, all.baseline), ...lifts), -2, 4);
  return found(name, nats, {
    numerator: activity.extraction,
    denominator: activity.exchanges,
    baseline: all.baseline,
  });
}

/** How many of the accounts take part: one curious person in a company is not a campaign. */
export function shareOfCarriers({ core, baseline }: GroupView): ScoreTerm {
  const name = "accounts_that_extract";
  const carries = (profile: AccountProfile) => {
    const share = extractionShare(profile);
    return share === undefined ? undefined : Number(share >= carrierShare);
  };
  const compared = baseline.compare(name, carries, core);
  if (compared.accounts === 0) return notAvailable(name);
  return found(name, clamp(logLift(compared.here, compared.baseline, 0.05), -2, 2), {
    numerator: compared.total,
    denominator: compared.accounts,
    baseline: compared.baseline,
  });
}

/** Whether the traffic keeps to few classes of work. */
export function capabilityFocus({ core, baseline }: GroupView): ScoreTerm {
  const name = "capability_focus";
  const topShare = (profile: AccountProfile) =>
    profile.withContent === 0 ? undefined : Math.max(...profile.capability) / profile.exchanges;
  const compared = baseline.compare(name, topShare, core);
  if (compared.accounts === 0) return notAvailable(name);
  return found(name, clamp(logLift(compared.here, compared.baseline), -0.5, 0.5), {
    numerator: compared.total,
    denominator: compared.accounts,
    baseline: compared.baseline,
  });
}

/**
 * Benchmarks put the same questions to several accounts or models; harvesting asks each question once, since a repeated
 * answer is wasted. Counts against.
 */
export function repeatedQuestions({ activity }: GroupView): ScoreTerm {
  const name = "repeated_questions";
  const { asked, repeated } = activity.repeats;
  if (asked < 20) return notAvailable(name);
  const share = repeated / asked;
  return found(name, -clamp((share - 0.15) * 4, 0, 3), { numerator: repeated, denominator: asked, baseline: null });
}
