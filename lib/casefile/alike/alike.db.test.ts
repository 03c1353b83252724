import { afterAll, beforeAll, expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { detect } from "@/lib/detection";
import { storeOf, type TestStore } from "@/lib/detection/testing/world";
import { newId } from "@/lib/kernel";
import { listAlike } from "./list-alike";
import { listExamples } from "./list-examples";
import { readDifferences } from "./read-differences";

const member = (i: number) => `alike-core-${String(i).padStart(5, "0")}`;
const stranger = "alike-stranger";
const asked = (number: number, subject: string) =>
  `Write ${number} worked examples about ${subject} with all steps shown and grade each one by the rubric below`;

const prompts: [account: string, exchange: string, prompt: string][] = [
  [member(0), "x-0", asked(17, "probate fractions")],
  // A wrapper is held by who puts two questions under it.
  [member(0), "x-0b", asked(3, "harbour tides")],
  [member(1), "x-1", asked(4, "probate fractions")],
  [member(2), "x-2", asked(17, "glacier fractions")],
  [member(2), "x-2b", asked(8, "desert winds")],
  [stranger, "x-3", asked(99, "probate fractions")],
  ["somebody-else", "x-4", "Which bus goes to the harbour on a Sunday morning, and does it stop at the market?"],
  // Enough others that what a few share is not everybody's.
  ...Array.from({ length: 14 }, (_, i): [string, string, string] => {
    const word = String.fromCharCode(97 + i).repeat(6);
    return [`other-${i}`, `y-${i}`, `How would ${word} explain ${word}ing to the ${word} next door in winter?`];
  }),
];

let store: TestStore;
beforeAll(async () => {
  const ts = (i: number) => new Date(Date.UTC(2026, 0, 10 + i)).toISOString();
  store = await storeOf({
    accounts: [],
    releases: [],
    exchanges: prompts.map(([account_id, exchange_id, prompt], i) => {
      return { account_id, exchange_id, prompt, ts: ts(i), model: "model-a" };
    }),
  });
});
afterAll(() => store.drop());

it("finds what others wrote alike without their words, and marks the differences for who may read them", async () => {
  await rolledBack(async (db) => {
    const [admin, analyst, viewer] = (["admin", "analyst", "viewer"] as const).map((role) =>
      testContext(db, [role], { warehouse: store }),
    ) as [ReturnType<typeof testContext>, ReturnType<typeof testContext>, ReturnType<typeof testContext>];
    await detect(admin);
    const list = await listAlike(viewer, { accountId: member(0), exchangeId: "x-0" });
    expect(list.rows.map(({ exchangeId, sameTemplate }) => [exchangeId, sameTemplate])).toEqual([
      ["x-3", true],
      ["x-1", true],
      ["x-2", false],
      ["x-2b", false],
    ]);
    expect(list.rows.slice(0, 2).map(({ similarity }) => similarity)).toEqual([1, 1]);
    expect(list.rows[2]?.similarity).toBeGreaterThan(0.4);
    expect(list.rows[2]?.similarity).toBeLessThan(1);
    expect(JSON.stringify(list)).not.toContain("rubric");
    await expect(listAlike(viewer, { accountId: member(0), exchangeId: "x-1" })).rejects.toMatchObject({
      code: "not_found",
    });

    const cites = ["x-0", "x-2", "x-3", "gone"];
    const { id: campaignId } = await makeCampaign(db, { prefix: "alike", codeName: `Test ${newId()}`, cites });
    const seen = { firstSeen: new Date("2026-01-10"), lastSeen: new Date("2026-02-10") };
    await db.campaignEvidence.updateMany({ where: { campaignId }, data: seen });
    const card = { campaignId, kind: "card", value: "1234567890" };
    // What a stranger wrote is no example of the campaign, whoever cites it.
    const examples = await listExamples(viewer, card);
    expect(examples.map(({ exchangeId, accountId }) => [exchangeId, accountId])).toEqual([
      ["x-0", member(0)],
      ["x-2", member(2)],
    ]);
    await expect(listExamples(viewer, { ...card, value: "1" })).rejects.toMatchObject({ code: "not_found" });
    await expect(listExamples(viewer, { ...card, campaignId: newId() })).rejects.toMatchObject({ code: "not_found" });
    await expect(listExamples(viewer, { ...card, value: "a card" })).rejects.toMatchObject({ code: "invalid_input" });
    const nobody = testContext(db, [], { warehouse: store });
    await expect(listExamples(nobody, card)).rejects.toMatchObject({ code: "forbidden" });
    const one = { accountId: member(0), exchangeId: "x-0" };
    const of = (accountId: string, exchangeId: string) => ({
      ...{ one, other: { accountId, exchangeId } },
      ...{ campaignId, purpose: "See whether one script wrote both" },
    });
    await expect(readDifferences(viewer, of(member(2), "x-2"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(readDifferences(analyst, of(stranger, "x-3"))).rejects.toMatchObject({ code: "precondition_failed" });
    const reads = () => db.auditRecord.count({ where: { action: "content.read", requestId: analyst.requestId } });
    const before = await reads();
    const { prompt, isCut } = await readDifferences(analyst, of(member(2), "x-2"));
    expect(isCut).toBe(false);
    expect(prompt.filter(({ is }) => is !== "both")).toEqual([
      { is: "one", text: "probate " },
      { is: "other", text: "glacier " },
    ]);
    expect((await reads()) - before).toBe(2);
  });
}, 60_000);
