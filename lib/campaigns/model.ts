import type { Verdict, VerdictBy } from "@/lib/detection/contract";
import { forbiddenTransition } from "@/lib/kernel";
import type { CampaignStatus } from "./contract";

/** What people have decided about a campaign, and what detection says of it. */
export interface CampaignState {
  status: CampaignStatus;
  verdict: Verdict;
  verdictBy: VerdictBy;
  /** What detection suggests now, whoever decided the verdict. */
  suggestedVerdict: Verdict;
}

export type CampaignEvent =
  | { kind: "confirm"; verdict: Exclude<Verdict, "undetermined"> }
  /** Without a verdict it says only what the campaign is not. */
  | { kind: "dismiss"; verdict: Verdict | undefined }
  /** A confirmation or a dismissal is taken back. */
  | { kind: "reopen" };

/** Verdicts of harm; what is dismissed cannot be one of them, and only under one of them may members be shut off. */
export const harmfulVerdicts: readonly Verdict[] = ["distillation", "relay"];

/**
 * The whole life of a campaign: open → confirmed or dismissed, and back to open only by taking the decision back.
 * @throws `forbidden_transition` that says why and what to do instead
 */
export function transition(state: CampaignState, event: CampaignEvent): CampaignState {
  if (event.kind === "reopen") {
    if (state.status === "open") throw forbiddenTransition("The campaign is open: there is no decision to take back.");
    return { ...state, status: "open", verdict: state.suggestedVerdict, verdictBy: "detection" };
  }
  if (state.status !== "open") {
    const act = event.kind === "confirm" ? "confirmed" : "dismissed";
    throw forbiddenTransition(
      `The campaign is already ${state.status} and cannot be ${act}; reverse that decision first.`,
    );
  }
  if (event.kind === "confirm") return { ...state, status: "confirmed", verdict: event.verdict, verdictBy: "analyst" };
  if (event.verdict !== undefined && harmfulVerdicts.includes(event.verdict)) {
    throw forbiddenTransition(
      `A campaign that is ${event.verdict} is confirmed, not dismissed; choose another verdict or none.`,
    );
  }
  return { ...state, status: "dismissed", verdict: event.verdict ?? "undetermined", verdictBy: "analyst" };
}
