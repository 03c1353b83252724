import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign, storeExchanges } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { confirmedCase, reason } from "@/lib/decisions/testing/cases";
import { newId } from "@/lib/kernel";
import { makeOperator, proposeAttribution, ruleOnAttribution } from "@/lib/operators";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { readIncidentReport, reportFile } from "..";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

it("is written of a confirmed campaign alone, by those who may let things leave, and on record", () =>
  confirmedCase(warehouse, {}, async ({ db, analyst, lead, made }) => {
    const officer = testContext(db, ["sharing_officer"], { warehouse });
    const report = await readIncidentReport(officer, { campaignId: made.id, audience: "regulator" });
    expect(JSON.stringify(report.blocks)).not.toContain(made.core[0]);
    expect(report.blocks[0]).toMatchObject({ kind: "heading", level: 1 });
    const record = { action: "incident_report.read", subjectId: made.id, access: "read" };
    expect(await db.auditRecord.count({ where: { ...record, requestId: officer.requestId } })).toBe(1);
    expect((await reportFile(lead, { campaignId: made.id }, "markdown")).text).toMatch(/^# Coordinated/);

    const refused = (ctx: typeof lead, input: Parameters<typeof readIncidentReport>[1], code: string) =>
      expect(readIncidentReport(ctx, input)).rejects.toMatchObject({ code });
    await refused(analyst, { campaignId: made.id }, "forbidden");
    await refused(officer, { campaignId: made.id, attribution: true }, "forbidden");
    await refused(lead, { campaignId: (await makeCampaign(db, { prefix: "unsaid" })).id }, "precondition_failed");
    await expect(reportFile(lead, { campaignId: made.id }, "pdf")).rejects.toMatchObject({ code: "invalid_input" });
  }));

it("lets no claim out that names another campaign, an operator or an account, whoever approved it", () =>
  confirmedCase(warehouse, {}, async ({ db, lead, made }) => {
    const legal = testContext(db, ["legal"], { warehouse });
    const { id: operatorId, codeName: operator } = await makeOperator(lead, { campaignId: made.id, reason });
    const seen = { account_id: made.core[0] ?? "", exchange_id: newId(), ts: "2026-10-02T10:00:00Z" };
    await storeExchanges(warehouse, [seen]);
    const other = `Other ${newId().slice(-6)}`;
    await makeCampaign(db, { codeName: other });
    const own = `Own ${newId().slice(-6)}`;
    await db.campaign.update({ where: { id: made.id }, data: { codeName: own } });
    const reportOn = async (first: string) => {
      const claim = { operatorId, first, second: "Somebody who resells access.", favoured: "first" } as const;
      const { rows } = await proposeAttribution(lead, { ...claim, confidence: "low", grounds: reason });
      const attributionId = rows.find(({ state }) => state === "proposed")?.id ?? "";
      await ruleOnAttribution(legal, { attributionId, ruling: "approved", reason });
      return readIncidentReport(lead, { campaignId: made.id, attribution: true });
    };
    await expect(reportOn(`Those who ran ${other.toLowerCase()} before.`)).rejects.toThrow(`not told ("${other}")`);
    await expect(reportOn(`The hands of ${operator} at a firm.`)).rejects.toThrow(operator);
    await expect(reportOn(`Whoever holds ${made.core[0]} at a firm.`)).rejects.toThrow("the id of an own account");
    const report = await reportOn(`A firm that trains models ran ${own}.`);
    expect(JSON.stringify(report.blocks)).toContain("A firm that trains models");
  }));
