import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDomainError } from "@/lib/kernel";
import { appealOutcomes } from "./contract";
import { type AppealEvent, type AppealState, hoursLater, isOpen, reviewHours, submitted, transition } from "./model";

const start = new Date("2026-06-01T00:00:00Z");
const event: fc.Arbitrary<AppealEvent> = fc.oneof(
  fc.constantFrom("ann", "ben").map((reviewerId): AppealEvent => ({ kind: "assigned", reviewerId })),
  fc
    .constantFrom("released", "asked", "answered", "escalated", "withdrawn", "expired")
    .map((kind): AppealEvent => ({ kind })),
  fc.constantFrom(...appealOutcomes).map((outcome): AppealEvent => ({ kind: "decided", outcome })),
);
const history = fc.array(fc.record({ event, hours: fc.integer({ min: 0, max: 100 }) }), { maxLength: 30 });

/** Everything that happens, an hour's number after the one before; what is refused changes nothing. */
function live(steps: { event: AppealEvent; hours: number }[], seen: (state: AppealState, at: Date) => void): void {
  let [state, at] = [submitted(start), start];
  for (const step of steps) {
    at = hoursLater(at, step.hours);
    try {
      state = transition(state, step.event, at);
    } catch (error) {
      if (!isDomainError(error, "forbidden_transition")) throw error;
    }
    seen(state, at);
  }
}

describe("an appeal", () => {
  it("has a reviewer whenever somebody is at it, and an outcome only when one decided it", () => {
    fc.assert(
      fc.property(history, (steps) =>
        live(steps, ({ status, outcome, reviewerId, askedAt }) => {
          expect(status === "assigned" || status === "awaiting_appellant").toBe(isOpen(status) && reviewerId !== null);
          expect(outcome !== null).toBe(status === "decided");
          expect(askedAt !== null).toBe(status === "awaiting_appellant");
        }),
      ),
    );
  });

  it("ends once", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let ended: AppealState | undefined;
        live(steps, (state) => {
          if (ended) expect(state).toEqual(ended);
          if (!isOpen(state.status)) ended = state;
        });
      }),
    );
  });

  it("gives its reviewer the whole time, not counting what the appellant takes to answer", () => {
    fc.assert(
      fc.property(history, (steps) => {
        let [waited, before, asked] = [0, start, false];
        live(steps, (state, at) => {
          if (asked) waited += at.getTime() - before.getTime();
          [before, asked] = [at, state.status === "awaiting_appellant"];
          if (isOpen(state.status) && !asked) {
            expect(state.dueAt.getTime()).toBe(hoursLater(start, reviewHours).getTime() + waited);
          }
        });
      }),
    );
  });

  it("says what to do instead of what cannot be", () => {
    expect(() => transition(submitted(start), { kind: "decided", outcome: "upheld" }, start)).toThrow(/take it first/);
  });
});
