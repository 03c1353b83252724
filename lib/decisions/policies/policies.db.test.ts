import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { day } from "@/lib/kernel";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  changePolicy,
  listPolicies,
  listPolicyVersions,
  listStrikes,
  type PolicyView,
  recommendMeasure,
  reverseDecision,
  takeMeasure,
} from "..";
import { type ConfirmedCase, confirmedCase, reason } from "../testing/cases";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const policy = "unauthorised_resale" as const;
const termsNow = async ({ analyst }: ConfirmedCase): Promise<PolicyView> => {
  const found = (await listPolicies(analyst)).find((one) => one.policy === policy);
  if (found === undefined) throw new Error("Every policy is listed.");
  return found;
};
const advised = async ({ analyst, made }: ConfirmedCase, accountIds: string[]) => {
  const { groups } = await recommendMeasure(analyst, { campaignId: made.id, policy, target: accountIds });
  return groups.map(({ accounts, strike, wanted, step }) => [accounts, strike, wanted.kind, step?.kind ?? null]);
};
const versionOf = async ({ db, made }: ConfirmedCase) =>
  (await db.campaign.findUniqueOrThrow({ where: { id: made.id } })).version;

it("is changed by leads and legal, as a version with its reason, on the version that was seen", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const { db, analyst, lead } = one;
    const { terms, version } = await termsNow(one);
    expect(version).toBe(0);
    const shorter = { policy, version: 0, terms: { ...terms, strikeDays: 30 }, reason } as const;
    for (const ctx of [analyst, testContext(db, ["admin"], { warehouse })]) {
      await expect(changePolicy(ctx, shorter)).rejects.toMatchObject({ code: "forbidden" });
    }
    const milder = [{ kind: "ban" }, { kind: "throttle", parameters: { floor: 1, ceiling: 2 } }] as never;
    const refused = changePolicy(lead, { ...shorter, terms: { ...terms, steps: milder } });
    await expect(refused).rejects.toMatchObject({ code: "invalid_input" });
    await expect(changePolicy(lead, { ...shorter, terms })).rejects.toThrow("says already");
    const made = await changePolicy(testContext(db, ["legal"], { warehouse }), shorter);
    expect(made).toMatchObject({ version: 1, terms: { strikeDays: 30 }, changed: { reason } });
    await expect(changePolicy(lead, shorter)).rejects.toMatchObject({ code: "conflict" });
    expect((await listPolicyVersions(analyst, { policy })).map((old) => old.version)).toEqual([1, 0]);
    await expect(db.$transaction(() => db.policyVersion.updateMany({ data: { reason: "another" } }))).rejects.toThrow();
    expect(await db.auditRecord.count({ where: { action: "policy.change" } })).toBe(1);
  }));

it("recommends by strikes and no further than the rules go; a reversal takes the strike back", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const { db, analyst, lead, made } = one;
    const [first = "", second = "", student = ""] = made.core;
    await warehouse.insert("account_current", [{ account_id: student, program: "research" }]);
    await db.campaignMember.updateMany({ where: { accountId: second }, data: { hardLink: false } });
    const take = async (step: object, accountId: string) =>
      takeMeasure(analyst, {
        ...{ campaignId: made.id, version: await versionOf(one), target: [accountId], policy, reason },
        ...(step as { kind: "throttle"; parameters: { floor: number; ceiling: number } }),
      });
    const [verify, throttle] = (await termsNow(one)).terms.steps;
    expect(await advised(one, made.core.slice(0, 3))).toEqual([[3, 1, "require_verification", "require_verification"]]);
    await take(verify ?? {}, first);
    expect(await advised(one, [first])).toEqual([[1, 2, "throttle", "throttle"]]);
    const { decisions } = await take(throttle ?? {}, first);
    const { decisions: departing } = await take({ kind: "throttle", parameters: { floor: 1, ceiling: 1 } }, second);
    expect(decisions[0]?.recommended).toMatchObject({ strike: 2, policyVersion: 0, departs: false });
    expect(departing[0]?.recommended).toMatchObject({
      ...{ strike: 1, departs: true },
      step: { kind: "require_verification" },
    });
    const record = await db.auditRecord.findFirstOrThrow({
      where: { action: "account.throttle" },
      orderBy: { sequence: "desc" },
    });
    expect(JSON.parse(record.content).detail).toMatchObject({ departures: { require_verification: 1 } });
    expect((await listStrikes(analyst, { accountId: first })).map(({ kind }) => kind)).toEqual([
      "throttle",
      "require_verification",
    ]);
    expect(await advised(one, [first])).toEqual([[1, 3, "suspend", "suspend"]]);
    await take({ kind: "require_verification", parameters: { proof: "identity" } }, second);
    expect(await advised(one, [second])).toEqual([[1, 3, "suspend", "throttle"]]);
    await reverseDecision(lead, { decisionId: decisions[0]?.id ?? "", reason });
    expect(await advised(one, [first])).toEqual([[1, 2, "throttle", "throttle"]]);
    const later = { ...one, analyst: { ...analyst, clock: () => new Date(Date.now() + 181 * day) } };
    expect(await advised(later, [first])).toEqual([[1, 1, "require_verification", "require_verification"]]);
  }));

it("asks each programme for the proof that the policy names", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const { analyst, lead, made, version } = one;
    const [student = ""] = made.core;
    await warehouse.insert("account_current", [{ account_id: student, program: "research" }]);
    const identity = { kind: "require_verification" as const, parameters: { proof: "identity" as const } };
    const order = { campaignId: made.id, version, target: [student], policy, reason };
    await expect(takeMeasure(analyst, { ...order, ...identity })).rejects.toThrow("programme research");
    const { terms } = await termsNow(one);
    const programs = { ...terms.programs, research: "identity" as const };
    await changePolicy(lead, { policy, version: 0, terms: { ...terms, programs }, reason });
    const { decisions } = await takeMeasure(analyst, { ...order, ...identity });
    expect(decisions[0]?.recommended).toMatchObject({ departs: false, policyVersion: 1, step: identity });
  }));
