import fc from "fast-check";
import { expect, it } from "vitest";
import { day } from "@/lib/kernel";
import { decisionKinds, policies } from "../kinds";
import { type StrikeEvent, strikesOf } from "./strikes";

const now = new Date("2026-11-01T00:00:00Z");
const strikeDays = () => 180;
const event = fc.record({
  kind: fc.constantFrom(...decisionKinds.filter((kind) => kind !== "reverse")),
  policy: fc.constantFrom(...Object.keys(policies), null),
  disclosure: fc.constantFrom("disclosed" as const, "covert" as const, null),
  keyId: fc.constantFrom(null, null, "key-1"),
  endUserId: fc.constantFrom(null, null, "user-1"),
  at: fc.integer({ min: 0, max: 400 }).map((ago) => new Date(now.getTime() - ago * day)),
});
const log = fc
  .array(event, { maxLength: 12 })
  .map((events): StrikeEvent[] => events.map((one, i) => ({ ...one, id: `d${i}`, reversesId: null })));
const idsOf = (events: readonly StrikeEvent[]) =>
  strikesOf(events, strikeDays, now).map(({ decisionId }) => decisionId);

it("loses by a reversal exactly the strike of what is reversed", () => {
  fc.assert(
    fc.property(log, fc.nat(), (events, pick) => {
      const target = events[pick % Math.max(1, events.length)];
      if (target === undefined) return;
      const nothing = { policy: null, disclosure: null, keyId: null, endUserId: null };
      const reversal: StrikeEvent = { ...nothing, id: "reversal", kind: "reverse", reversesId: target.id, at: now };
      expect(idsOf([...events, reversal])).toEqual(idsOf(events).filter((id) => id !== target.id));
    }),
  );
});

it("counts what the owner was told and felt, as a whole account, within the time of the policy", () => {
  const strike: StrikeEvent = {
    ...{ id: "d", kind: "throttle", policy: "model_extraction", disclosure: "disclosed", keyId: null },
    ...{ endUserId: null, reversesId: null, at: new Date(now.getTime() - 179 * day) },
  };
  const counts = (over: Partial<StrikeEvent>) => idsOf([{ ...strike, ...over }]).length;
  expect(counts({})).toBe(1);
  const none: Partial<StrikeEvent>[] = [
    ...[{ kind: "observe" as const }, { kind: "refer" as const }, { disclosure: "covert" as const }, { policy: null }],
    ...[{ keyId: "k" }, { endUserId: "u" }, { at: new Date(now.getTime() - 180 * day) }],
  ];
  expect(none.map(counts)).toEqual(none.map(() => 0));
  const [found] = strikesOf([strike], strikeDays, now);
  expect(found?.until).toEqual(new Date(now.getTime() + day));
});
