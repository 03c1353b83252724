import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { confirmedCase } from "@/lib/decisions/testing/cases";
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
