import fc from "fast-check";
import { expect, it } from "vitest";
import type { EnforcementState } from "./contract";
import { isRegrowth, ledgerEvents, mostAttempts, pauseAfter, transition } from "./model";

it("proves nothing that was not sent, and never comes back from cancelled, whatever happens in whatever order", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ledgerEvents), { maxLength: 30 }), (events) => {
      let state: EnforcementState = "requested";
      let sent = false;
      let cancelled = false;
      for (const event of events) {
        const next = transition(state, event);
        if (next === undefined) continue;
        expect(cancelled).toBe(false);
        if (next === "sent") sent = true;
        // Verified only by the gateway's own holding or acting, and only once it was sent to.
        if (next === "verified") expect(sent && (event === "held" || event === "seen")).toBe(true);
        if (next === "acknowledged") expect(sent).toBe(true);
        if (event === "not_held") expect(next).not.toBe("verified");
        cancelled = next === "cancelled";
        state = next;
      }
    }),
  );
});

it("is told the same twice without moving twice", () => {
  const states: EnforcementState[] = ["requested", "sent", "acknowledged", "verified", "cancelled", "failed"];
  for (const state of states) {
    for (const event of ledgerEvents) {
      const next = transition(state, event);
      const again = next && transition(next, event);
      if (again !== undefined) expect(again).toBe(next);
    }
  }
});

it("waits longer from try to try, with up to a fifth of jitter, and ends", () => {
  const pauses = Array.from({ length: mostAttempts - 1 }, (_, i) => pauseAfter(i + 1, 0) ?? 0);
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  expect(pauses.slice(0, 4)).toEqual([5_000, 300_000, 1_800_000, 7_200_000]);
  expect(pauseAfter(1, 1)).toBe(6_000);
  expect(pauseAfter(mostAttempts, 0)).toBeUndefined();
});

it("alerts when a tenth of those shut off has come anew", () => {
  expect(isRegrowth(100, 9)).toBe(false);
  expect(isRegrowth(100, 10)).toBe(true);
  expect(isRegrowth(3, 0)).toBe(false);
  expect(isRegrowth(0, 5)).toBe(false);
});
