import { expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { day, newId } from "@/lib/kernel";
import { templateNames } from "./contract";
import { defaultTemplate } from "./default-templates";
import { faultsOf } from "./fill";
import { listTemplates, previewTemplate, saveTemplate } from "./save-template";
import { completeNotice, listNotices, sendAgain } from "./send-again";
import { writeNotice } from "./write-notice";

const reason = "Counsel asked for plainer words.";
const name = { kind: "measure_ended", policy: null, language: "en" } as const;
const words = {
  subject: "It is over, {{reference}}",
  body: "{{measure}} ended, from {{effective}} on.\n\n{{portal_link}} {{reference}}",
};
const legal = (db: Database) => testContext(db, ["legal"], { warehouse: undefined as never });
const written = (db: Database, values: Record<string, string>, accountId = newId()) =>
  writeNotice(db, {
    kind: "measure_ended",
    accountId,
    values,
    at: new Date(),
    appealableUntil: new Date(Date.now() - day),
  });

it("comes with words that have no fault, and shows each filled in", () =>
  rolledBack(async (db) => {
    for (const one of templateNames) {
      const text = defaultTemplate(one);
      expect(faultsOf(one.kind, text)).toEqual([]);
      const { subject, body, faults } = await previewTemplate(legal(db), { ...one, ...text });
      expect([faults, /[{}]/.test(`${subject}${body}`)]).toEqual([[], false]);
    }
    expect(await listTemplates(legal(db))).toHaveLength(templateNames.length);
  }));

it("refuses words with a fault by its place, keeps versions, and lets nobody overwrite another's", () =>
  rolledBack(async (db) => {
    const save = (text: Partial<typeof words>, version = 0, ctx = legal(db)) =>
      saveTemplate(ctx, { ...name, ...words, ...text, version, reason });
    await expect(save({}, 0, testContext(db, ["lead"]))).rejects.toMatchObject({ code: "forbidden" });
    await expect(save({ body: `${words.body}\nwith {{payment_fingerprint}}` })).rejects.toThrow(
      "Line 4: {{payment_fingerprint}}",
    );
    await expect(save({ body: "It is over for good now: {{measure}}" })).rejects.toThrow(
      "{{portal_link}} has to be in the text",
    );
    await expect(save({ body: `${words.body} {{measure` })).rejects.toThrow("Line 3: Two braces");
    await expect(save({ subject: "Over\r\nBcc: all@owner.example" })).rejects.toThrow("one line");
    await expect(save({ subject: "Over {{portal_link}}" })).rejects.toThrow("not in the subject");
    expect(await save({})).toMatchObject({ version: 1, versions: [{ version: 1, reason }] });
    await expect(save({ subject: "Over again" })).rejects.toMatchObject({ code: "conflict" });
    const { noticeId } = await written(db, { measure: "The limit", effective: "today" });
    const notice = await db.notice.findUniqueOrThrow({ where: { id: noticeId }, include: { template: true } });
    expect(notice.subject).toMatch(/^It is over, SW-/);
    expect(notice.template).toMatchObject({ version: 1 });
    await expect(db.$executeRaw`update notice_template set body = 'other'`).rejects.toThrow();
  }));

it("lists what is held first, and sends it once somebody completed it", () =>
  rolledBack(async (db) => {
    const accountId = newId();
    await written(db, { measure: "The limit", effective: "today" }, accountId);
    const { noticeId } = await written(db, { measure: "The limit {{account}}" }, accountId);
    const { notices } = await listNotices(legal(db), { accountId });
    expect(notices.map(({ state }) => state)).toEqual(["held", "unreachable"]);
    expect(notices[0]).toMatchObject({
      id: noticeId,
      missing: ["effective"],
      error: "Nothing is known for {{effective}}.",
    });
    await expect(sendAgain(legal(db), { noticeId })).rejects.toThrow("complete it");
    const complete = (values: Record<string, string>, ctx = legal(db)) => completeNotice(ctx, { noticeId, values });
    await expect(complete({ effective: "now" }, testContext(db, ["lead"]))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(complete({ measure: "x" })).rejects.toThrow("{{effective}}");
    await complete({ effective: "now" });
    const done = await db.notice.findUniqueOrThrow({ where: { id: noticeId } });
    expect(done).toMatchObject({ state: "unreachable", error: null });
    // Its owner has the whole time from now on.
    expect((done.appealableUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(180 * day);
    await expect(complete({ effective: "later" })).rejects.toMatchObject({ code: "forbidden_transition" });
    await expect(listNotices(testContext(db, ["viewer"]), {})).rejects.toMatchObject({ code: "forbidden" });
  }));
