import type { MeasureKind } from "../kinds";
import { measures } from "../measures/rules";
import type { Ground, Subject } from "../model";
import type { PolicyStep, PolicyTerms, RecommendedGroup } from "./contract";
import { stepLadder } from "./contract";
import { mildSteps } from "./shipped";

export type Advice = Omit<RecommendedGroup, "accounts">;

const rungOf = (kind: MeasureKind): number => (stepLadder as readonly MeasureKind[]).indexOf(kind);

/** A programme with little friction is asked for the proof that the policy names for it. */
function forProgram(step: PolicyStep, { program }: Subject, { programs }: PolicyTerms): PolicyStep {
  const proof = programs[program as keyof typeof programs];
  return step.kind === "require_verification" && proof !== undefined ? { ...step, parameters: { proof } } : step;
}

/**
 * What a policy recommends for a member with so many strikes, and how far the rules allow it: never more than they do. Where none of the
 * policy's own steps up to that strike is allowed, the milder ones that need no hard link are tried.
 */
export function adviseFor(subject: Subject, ground: Ground, terms: PolicyTerms, strikes: number): Advice {
  const place = Math.min(strikes, terms.steps.length - 1);
  const [wanted, ...before] = terms.steps.slice(0, place + 1).reverse();
  if (wanted === undefined) throw new Error("A policy has at least one step.");
  const milder = mildSteps.filter(({ kind }) => rungOf(kind) < rungOf(wanted.kind));
  const candidates = [wanted, ...before, ...milder].map((step) => forProgram(step, subject, terms));
  const refusalOf = (step: PolicyStep) => {
    const { ground: groundOf, refusal } = measures[step.kind];
    const asked = { parameters: "parameters" in step ? step.parameters : null, programs: terms.programs };
    const against = refusal(subject, ground, asked);
    return groundOf(ground) ?? (against === undefined ? undefined : `it ${against}`);
  };
  const [first = wanted] = candidates;
  return {
    strike: strikes + 1,
    wanted: first,
    step: candidates.find((step) => refusalOf(step) === undefined) ?? null,
    hindrance: refusalOf(first) ?? null,
  };
}
