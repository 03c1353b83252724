import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountStandings } from "@/lib/campaigns";
import { gatewayRulesAfter, type StandingEvent, standingAfter } from "./standing";

const now = new Date("2026-11-01T10:00:00Z");
const event = (id: string, kind: StandingEvent["kind"], over: Partial<StandingEvent> = {}): StandingEvent => ({
  ...{ id, kind, reversesId: null, expiresAt: null, parameters: null, policy: "model_extraction" },
  ...{ disclosure: "disclosed", keyId: null, endUserId: null, ...over },
});
const heldAfter = (...events: StandingEvent[]) => standingAfter(events, now).standing;
const past = new Date("2026-10-31T10:00:00Z");
const later = new Date("2026-11-05T10:00:00Z");

describe("an account's standing", () => {
  it("is the hardest that stands: neither reversed nor over", () => {
    const [slow, off] = [event("a", "throttle"), event("b", "suspend", { expiresAt: later })];
    expect(heldAfter()).toBe("active");
    expect(heldAfter(slow, off)).toBe("suspended");
    expect(heldAfter(slow, { ...off, expiresAt: past })).toBe("throttled");
    expect(heldAfter(slow, off, event("c", "reverse", { reversesId: "b" }))).toBe("throttled");
    expect(heldAfter(event("a", "ban"), event("b", "observe"))).toBe("banned");
  });

  it("is not touched by what is about one key or one end user", () => {
    expect(heldAfter(event("a", "ban", { endUserId: "u" }), event("b", "throttle", { keyId: "k" }))).toBe("active");
  });
});

describe("what gateways are told", () => {
  const rules = (...events: StandingEvent[]) => gatewayRulesAfter(events, now);

  it("adds up obligations, keeps the hardest effect, and is told anew when the first of them ends", () => {
    const parameters = { floor: 2, ceiling: 30 };
    const all = rules(
      event("a", "redact_reasoning", { expiresAt: later }),
      event("b", "throttle", { parameters }),
      event("c", "require_verification"),
    );
    expect(all).toEqual([
      {
        ...{ subject: "account", part: "", effect: "throttle", perMinute: 30, decisionId: "b", expiresAt: null },
        revisitAt: later,
        obligations: ["redact_reasoning", "require_verification"],
        reasonClass: "Using outputs to train a competing model",
      },
    ]);
    expect(gatewayRulesAfter([event("b", "throttle", { parameters })], now, new Map([["b", 7]]))[0]?.perMinute).toBe(7);
  });

  it("names the keys that a revocation is about, and keeps a rule that allows once it is taken back", () => {
    const revoked = event("a", "revoke_key", { parameters: { keys: ["k1", "k2"] } });
    expect(rules(revoked).map(({ subject, part, effect }) => [subject, part, effect])).toEqual([
      ["key", "k1", "deny"],
      ["key", "k2", "deny"],
    ]);
    const back = rules(revoked, event("b", "reverse", { reversesId: "a" }));
    expect(back.map(({ effect, obligations, revisitAt }) => [effect, obligations, revisitAt])).toEqual([
      ["allow", [], null],
      ["allow", [], null],
    ]);
  });

  it("tells nobody the reason of a covert measure, and nothing of what asks for nothing", () => {
    expect(rules(event("a", "suspend", { disclosure: "covert" }))[0]).toMatchObject({
      effect: "deny",
      reasonClass: null,
    });
    expect(rules(event("a", "observe"), event("b", "refer"))).toEqual([]);
  });

  it("denies just when the account is banned or suspended, whatever happened in whichever order", () => {
    const kinds = ["observe", "require_verification", "redact_reasoning", "throttle", "suspend", "ban"] as const;
    const act = fc.oneof(
      fc.record({ kind: fc.constantFrom(...kinds), ends: fc.constantFrom(null, past, later) }),
      fc.record({ kind: fc.constant("reverse" as const), nth: fc.nat({ max: 20 }) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const events = acts.map((one, i) =>
          one.kind === "reverse"
            ? event(`${i}`, "reverse", { reversesId: `${one.nth}` })
            : event(`${i}`, one.kind, { expiresAt: one.ends }),
        );
        const { standing } = standingAfter(events, now);
        const [rule] = gatewayRulesAfter(events, now);
        expect(rule?.effect === "deny").toBe(standing === "banned" || standing === "suspended");
        if (standing === "throttled") expect(rule?.effect).toBe("throttle");
        // Whoever follows the rule alone never ends a ban, nor anything that still holds.
        if (standing === "banned" && events.some(({ kind, expiresAt }) => kind === "ban" && expiresAt === null)) {
          const isForEver = events.some(
            ({ id, kind, expiresAt }) =>
              kind === "ban" && expiresAt === null && !events.some(({ reversesId }) => reversesId === id),
          );
          if (isForEver) expect(rule?.expiresAt).toBeNull();
        }
        if (rule?.expiresAt)
          expect(rule.revisitAt && rule.revisitAt <= rule.expiresAt && rule.revisitAt > now).toBe(true);
        expect(accountStandings).toContain(standing);
      }),
    );
  });
});
