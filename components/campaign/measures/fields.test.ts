import { expect, it } from "vitest";
import { BatchPlan, type ProposalView } from "@/lib/decisions/contract";
import { fieldsOf, type MeasureFields, noFields, orderIn, planIn } from "./fields";
import { hoursInWords, minutesInWords, parametersInWords } from "./measure-words";

const of = { campaignId: "0198b8a5-7c0e-7000-8000-000000000001", version: 3, target: "core" as const };
const said: MeasureFields = { ...noFields, policy: "model_extraction", reason: "One card, one wrapper." };

it("makes an order of what is said, with nothing that belongs to another kind", () => {
  const throttle = orderIn({ ...said, kind: "throttle", holds: 2, ground: "left over", to: "left over" }, of);
  expect(throttle.order).toMatchObject({ parameters: { floor: 10, ceiling: 60 }, holdsHours: 48 });
  expect(throttle.order).not.toHaveProperty("ground");
  const ban = orderIn({ ...said, kind: "ban", holds: 2, disclosure: "covert" }, of).order;
  expect(ban).toMatchObject({ kind: "ban", disclosure: "disclosed" });
  expect(ban?.holdsHours).toBeUndefined();
});

it("names each field that something is wrong with", () => {
  expect(orderIn(said, of).order).toBeNull();
  const upsideDown = orderIn({ ...said, kind: "throttle", floor: 90, policy: null, reason: "short" }, of).faults;
  expect(Object.keys(upsideDown).sort()).toEqual(["floor", "policy", "reason"].sort());
  const covert = { ...said, kind: "throttle", disclosure: "covert" } as const;
  expect(orderIn({ ...covert, holds: 15, ground: "Too early to tell them." }, of).faults).toEqual({
    holdsHours: "A covert measure ends within 14 days.",
  });
  expect(orderIn({ ...covert, holds: 14, ground: "Too early to tell them." }, of).order?.disclosure).toBe("covert");
});

it("plans in UTC, and watches nobody where nobody goes first", () => {
  const plan = planIn({ ...said, startAt: "2026-02-03T14:05", canaryPercent: 0, canaryMinutes: 60, jitterMinutes: "" });
  expect(BatchPlan.parse(plan)).toEqual({
    ...{ startAt: "2026-02-03T14:05:00.000Z", canaryShare: 0, canaryMinutes: 0, jitterMinutes: 0 },
  });
  expect(planIn({ ...said, canaryPercent: 5 }).canaryShare).toBe(0.05);
});

it("says again what a proposal said", () => {
  const parameters = { to: "A cloud", tier: "accounts", deadlineDays: 7 };
  const plan = { canaryShare: 0.025, canaryMinutes: 30, jitterMinutes: 0 };
  const proposal = {
    kind: "refer",
    policy: "unauthorised_resale",
    disclosure: "disclosed",
    ground: null,
    holdsHours: 30,
  };
  const fields = fieldsOf({ ...proposal, parameters, plan, reason: said.reason } as unknown as ProposalView);
  expect(fields).toMatchObject({ ...parameters, holds: 30, holdsUnit: "hours", canaryPercent: 2.5, startAt: "" });
  expect(orderIn(fields, of).order).toMatchObject({ parameters, holdsHours: 30 });
});

it("words what a measure is set to", () => {
  expect(parametersInWords("throttle", { floor: 10, ceiling: 10 })).toBe("10 requests a minute");
  expect(parametersInWords("throttle", { floor: 10, ceiling: 6000 })).toBe("10 to 6,000 requests a minute");
  expect(parametersInWords("throttle", { floor: "of another form" })).toBeNull();
  expect(parametersInWords("ban", null)).toBeNull();
  expect([hoursInWords(1), hoursInWords(30), hoursInWords(336)]).toEqual(["1 hour", "30 hours", "14 days"]);
  expect([minutesInWords(0), minutesInWords(90), minutesInWords(120)]).toEqual(["0 min", "1 h 30 min", "2 h"]);
});
