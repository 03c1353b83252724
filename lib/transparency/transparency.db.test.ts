import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { takeMeasure } from "@/lib/decisions";
import { type ConfirmedCase, confirmedCase } from "@/lib/decisions/testing/cases";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { changeTransparencySettings, exportStatements, readPublicReport, readTransparency } from ".";
import { DsaBatch } from "./dsa/contract";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const reason = "The signal wrapper_shared led to these accounts.";
const open = {
  settings: {
    ...{ publicReport: true, statements: true, termsUrl: "https://provider.example/terms" },
    territories: ["FR", "DE"],
  },
  reason: "Counsel looked at what leaves and agreed.",
};

async function banned({ analyst, made, version }: ConfirmedCase): Promise<string[]> {
  const target = made.core.slice(0, 3);
  await takeMeasure(analyst, { kind: "ban", campaignId: made.id, version, target, policy: "model_extraction", reason });
  return target;
}

it("tells what was decided, and in public no cell below ten", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const viewer = testContext(one.db, ["viewer"], { warehouse });
    const before = (await readTransparency(viewer, {})).counted.periods[0]?.measures.parts.ban ?? 0;
    await banned(one);
    const { counted, published } = await readTransparency(viewer, {});
    expect(counted.periods[0]).toMatchObject({ isComplete: false, measures: { parts: { ban: before + 3 } } });
    const cells = published.periods.flatMap(({ measures, automation }) => [
      ...[measures.total, automation.total, ...Object.values(measures.parts), ...Object.values(automation.parts)],
    ]);
    expect(cells.filter((cell) => cell !== null && cell > 0 && cell < 10)).toEqual([]);
  }));

it("publishes nothing until legal does, and says nothing else until then", () =>
  confirmedCase(warehouse, {}, async ({ db, lead }) => {
    const legal = testContext(db, ["legal"], { warehouse });
    const { actor: _, ...open_ } = legal;
    await expect(readPublicReport(open_)).rejects.toMatchObject({ code: "not_found" });
    await expect(changeTransparencySettings(lead, { ...open, version: 0 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await changeTransparencySettings(legal, { ...open, version: 0 });
    await expect(changeTransparencySettings(legal, { ...open, version: 0 })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await readPublicReport(open_)).grain).toBe("quarter");
  }));

it("lets each statement leave once, as the public database takes it, with nothing of whose account it is", () =>
  confirmedCase(warehouse, {}, async (one) => {
    const legal = testContext(one.db, ["legal"], { warehouse });
    const accounts = await banned(one);
    await expect(exportStatements(legal)).rejects.toMatchObject({ code: "precondition_failed" });
    await changeTransparencySettings(legal, { ...open, version: 0 });
    const { lines, statements } = await exportStatements(legal);
    const batches = lines.map((line) => DsaBatch.parse(JSON.parse(line)).statements);
    expect(batches.flat()).toHaveLength(statements);
    expect(new Set(batches.flat().map(({ puid }) => puid)).size).toBe(statements);
    const text = lines.join("");
    for (const inner of [...accounts, one.made.id, reason, "wrapper_shared"]) expect(text).not.toContain(inner);
    await expect(exportStatements(legal)).rejects.toMatchObject({ code: "precondition_failed" });
    await expect(exportStatements(one.lead)).rejects.toMatchObject({ code: "forbidden" });
  }));

it("refuses settings that cannot hold, with the place", () =>
  confirmedCase(warehouse, {}, async ({ db }) => {
    const legal = testContext(db, ["legal"], { warehouse });
    const settings = { ...open.settings, termsUrl: null, territories: [] };
    await expect(changeTransparencySettings(legal, { ...open, settings, version: 0 })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ field: "settings.termsUrl" }, { field: "settings.territories" }],
    });
  }));
