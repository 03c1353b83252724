import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verdicts } from "@/lib/detection/contract";
import { isDomainError } from "@/lib/kernel";
import { type CampaignEvent, type CampaignState, transition } from "./model";

const verdict = fc.constantFrom(...verdicts);
const decided = fc.constantFrom("distillation" as const, "relay" as const, "evaluation" as const);
const event: fc.Arbitrary<CampaignEvent> = fc.oneof(
  fc.record({ kind: fc.constant("confirm" as const), verdict: decided }),
  fc.record({ kind: fc.constant("dismiss" as const), verdict: fc.option(verdict, { nil: undefined }) }),
  fc.record({ kind: fc.constant("reopen" as const) }),
);
const opened = (suggestedVerdict: CampaignState["suggestedVerdict"]): CampaignState => ({
  status: "open",
  verdict: suggestedVerdict,
  verdictBy: "detection",
  suggestedVerdict,
});

/** The state after an event, or the same state when the step is refused. */
function step(state: CampaignState, next: CampaignEvent): CampaignState {
  try {
    return transition(state, next);
  } catch (error) {
    expect(isDomainError(error, "forbidden_transition")).toBe(true);
    return state;
  }
}

describe("a campaign's life", () => {
  it("passes through open between any two decisions, and keeps what detection suggests", () => {
    fc.assert(
      fc.property(verdict, fc.array(event, { maxLength: 30 }), (suggested, events) => {
        let state = opened(suggested);
        for (const next of events) {
          const after = step(state, next);
          if (after.status !== state.status) expect([after.status, state.status]).toContain("open");
          expect(after.suggestedVerdict).toBe(suggested);
          expect(after.verdictBy === "detection").toBe(after.status === "open");
          state = after;
        }
      }),
    );
  });

  it("is as it was before once a decision is taken back", () => {
    fc.assert(
      fc.property(verdict, event, (suggested, first) => {
        const before = opened(suggested);
        const after = step(before, first);
        expect(after === before ? before : transition(after, { kind: "reopen" })).toEqual(before);
      }),
    );
  });

  it("never dismisses harm and never confirms twice", () => {
    expect(() => transition(opened("relay"), { kind: "dismiss", verdict: "distillation" })).toThrow("not dismissed");
    const confirmed = transition(opened("relay"), { kind: "confirm", verdict: "relay" });
    expect(() => transition(confirmed, { kind: "confirm", verdict: "relay" })).toThrow("already confirmed");
    expect(() => transition(confirmed, { kind: "dismiss", verdict: undefined })).toThrow("reverse that decision first");
  });
});
