import fc from "fast-check";
import { expect, it } from "vitest";
import { requireGrowing, type Step, stateOf } from "./model";

const account = fc.constantFrom("a", "b", "c", "d");
const act = fc.oneof(
  fc.record({ kind: fc.constantFrom("accepted" as const, "rejected" as const), accountIds: fc.tuple(account) }),
  fc.record({ kind: fc.constant("seeded" as const), accountIds: fc.uniqueArray(account, { maxLength: 3 }) }),
  fc.constant({ kind: "undone" as const, accountIds: [] as string[] }),
);

/** Steps as the verbs take them: an undo takes back the latest that stands, and is not taken when there is none. */
function taken(acts: readonly { kind: Step["kind"]; accountIds: readonly string[] }[]): Step[] {
  const steps: Step[] = [{ number: 1, kind: "seeded", accountIds: ["a"], undoes: null }];
  for (const { kind, accountIds } of acts) {
    const undoes = kind === "undone" ? stateOf(steps).undoable : null;
    if (kind === "undone" && undoes === null) continue;
    steps.push({ number: steps.length + 1, kind, accountIds, undoes });
  }
  return steps;
}

const standing = (steps: readonly Step[]) => {
  const { accepted, rejected } = stateOf(steps);
  return [[...accepted.keys()].sort(), [...rejected.keys()].sort()];
};

it("has each account in one place, and an undo gives what there was before the step", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const steps = taken(acts);
      const { accepted, rejected, undoable } = stateOf(steps);
      expect([...accepted.keys()].filter((id) => rejected.has(id))).toEqual([]);
      if (undoable === null) return;
      const after: Step = { number: steps.length + 1, kind: "undone", accountIds: [], undoes: undoable };
      const without = steps.filter(({ number, undoes }) => number !== undoable && undoes !== undoable);
      expect(standing([...steps, after])).toEqual(standing(without));
      expect(stateOf([...steps, after]).undoable ?? 0).toBeLessThan(undoable);
    }),
  );
});

it("does not grow any more once it is a campaign", () => {
  const opened: Step = { number: 2, kind: "opened", accountIds: [], undoes: null };
  expect(() => requireGrowing(stateOf([...taken([]), opened]))).toThrow("has become a campaign");
});
