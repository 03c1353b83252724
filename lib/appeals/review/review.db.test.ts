import { afterAll, beforeAll, expect, it } from "vitest";
import { storeIncidences } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import { reverseDecision, setDisposition, takeMeasure } from "@/lib/decisions";
import { another, type ConfirmedCase, confirmedCase, reason } from "@/lib/decisions/testing/cases";
import { day, newId } from "@/lib/kernel";
import { react, reactionPermissions, retryConsequences } from "@/lib/reactions";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import {
  askAppellant,
  assignAppeal,
  type DecideAppeal,
  decideAppeal,
  keepAppealClocks,
  listAppealReviewers,
  listAppeals,
  previewRuling,
  readAppeal,
  readAppealFile,
  recordVerifications,
  releaseAppeal,
  takeAppeal,
} from "..";
import { answer, submitted } from "../testing/submit";
import { sealFile } from "../words";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
beforeAll(async () => {
  warehouse = await createTestWarehouse();
});
afterAll(() => warehouse.drop());

const text = "I run a tutoring service.\nThe card belongs to my employer, who pays for twelve of us.";
const point = "The card belongs to my employer";
const words = { point, answer: "You are right: a shared card of an employer explains the link.", reason };

interface AppealedCase extends ConfirmedCase {
  accountId: string;
  decisionId: string;
  appealId: string;
  reviewer: ConfirmedCase["lead"];
  worker: ConfirmedCase["lead"];
}

/** An account that an analyst banned, whose owner appealed. */
const appealed = (run: (one: AppealedCase) => Promise<void>): Promise<void> =>
  confirmedCase(warehouse, {}, async (one) => {
    const { db, analyst, made, version } = one;
    const [accountId = ""] = made.core;
    const order = { kind: "ban" as const, campaignId: made.id, version, target: [accountId], reason };
    const { decisions } = await takeMeasure(analyst, { ...order, policy: "model_extraction" });
    const decisionId = decisions[0]?.id ?? "";
    const appealId = await submitted(db, { decisionId, accountId, campaignId: made.id, text });
    const reviewer = testContext(db, ["appeals_reviewer"], { warehouse });
    const system = { ...reviewer.actor, type: "system" as const, id: "system", name: "Stillwatch" };
    const worker = {
      ...reviewer,
      actor: { ...system, permissions: new Set([...reactionPermissions, "appeal.assign" as const]) },
    };
    await run({ ...one, accountId, decisionId, appealId, reviewer, worker });
  });

const versionOf = async ({ db, appealId }: AppealedCase) =>
  (await db.appeal.findUniqueOrThrow({ where: { id: appealId } })).version;
const decideAs = async (one: AppealedCase, ruling: DecideAppeal["ruling"], over: Partial<DecideAppeal> = {}) =>
  decideAppeal(one.reviewer, { appealId: one.appealId, version: await versionOf(one), ruling, ...words, ...over });
const take = async (one: AppealedCase, ctx = one.reviewer) =>
  takeAppeal(ctx, { appealId: one.appealId, version: await versionOf(one) });

it("keeps an involved person out, and gives the appellant's words to who took no part alone", () =>
  appealed(async (one) => {
    const { db, analyst, appealId, reviewer } = one;
    const lead = { ...analyst, actor: another(analyst, analyst.actor.name, "lead").actor };
    await expect(take(one, lead)).rejects.toThrow("decided about the account");
    await expect(take(one, analyst)).rejects.toMatchObject({ code: "forbidden" });
    const key = { ...reviewer, actor: { ...reviewer.actor, type: "api_key" as const } };
    await expect(take(one, key)).rejects.toThrow("is no person");
    const fileId = newId();
    const file = {
      id: fileId,
      appealId,
      name: "a.pdf",
      mediaType: "application/pdf",
      bytes: 3,
      sha256: "0",
      addedAt: new Date(),
    };
    await db.appealFile.create({ data: { ...file, content: sealFile(fileId, Buffer.from("pdf")) } });

    for (const ctx of [lead, analyst]) {
      const seen = await readAppeal(ctx, { appealId });
      expect(seen.hidden).toMatch(ctx === lead ? /took no part/ : /for those who review/);
      expect(JSON.stringify(seen)).not.toContain("employer");
      expect(seen.files).toEqual([]);
      await expect(readAppealFile(ctx, { appealId, fileId })).rejects.toMatchObject({ code: "forbidden" });
    }
    const seen = await readAppeal(reviewer, { appealId });
    expect(seen).toMatchObject({ hidden: null, files: [{ name: "a.pdf" }], told: "Your account is banned." });
    expect(seen.events[0]?.text).toBe(text);
    expect(seen.atDecision?.member).toMatchObject({ disposition: "operated", hardLink: true });
    expect(seen.today.facts.map(({ display }) => display)).toEqual(["card·aabbcc"]);
    expect((await readAppealFile(reviewer, { appealId, fileId })).content.toString()).toBe("pdf");
    const read = { subjectId: appealId, access: "read" };
    const record = await db.auditRecord.findMany({ where: read, orderBy: { sequence: "asc" } });
    expect(record.map(({ action }) => action)).toEqual(expect.arrayContaining(["appeal.read", "appeal.file.read"]));
    expect(JSON.stringify(record.map(({ content }) => content))).not.toContain("employer");
  }));

it("offers an appeal to who took no part alone, tells the others why, and passes it on", () =>
  appealed(async (one) => {
    const { db, analyst, lead, appealId } = one;
    const user = (id: string, role: string) =>
      db.user.create({ data: { id, name: id, email: `${id}@x.test`, roles: [role] } });
    const second = newId();
    await user(analyst.actor.id, "lead");
    await user(second, "appeals_reviewer");
    const offered = await listAppealReviewers(lead, { appealId });
    expect(offered.find(({ id }) => id === analyst.actor.id)?.involvement).toBe("decided about the account");
    expect(offered.find(({ id }) => id === second)?.involvement).toBeNull();
    const give = async (reviewerId: string) =>
      assignAppeal(lead, { appealId, version: await versionOf(one), reviewerId });
    await expect(give(analyst.actor.id)).rejects.toThrow(`${analyst.actor.id} decided about the account`);
    await expect(give("nobody")).rejects.toMatchObject({ code: "not_found" });
    await take(one);
    await expect(take(one, another(lead, "late"))).rejects.toThrow("its reviewer has it");
    expect(await give(second)).toMatchObject({ status: "assigned", reviewer: { id: second } });
    await expect(releaseAppeal(one.reviewer, { appealId, version: await versionOf(one) })).rejects.toThrow(
      "who decides it",
    );
    expect((await listAppeals(one.reviewer, { part: "mine" })).rows.filter(({ id }) => id === appealId)).toEqual([]);
    await expect(listAppeals(testContext(db, ["viewer"], { warehouse }), {})).rejects.toMatchObject({
      code: "forbidden",
    });
  }));

it("overturns with conditions: everything follows, tracked, in the reviewer's name, and a proof lifts what asked for it", () =>
  appealed(async (one) => {
    const { db, made, accountId, appealId, decisionId, reviewer, worker } = one;
    const held = { family: "payment", kind: "card", value: "7", weight: 8 };
    await storeIncidences(warehouse, made, [{ ...held, accountIds: made.core.slice(0, 3) }]);
    await take(one);
    await askAppellant(reviewer, {
      appealId,
      version: await versionOf(one),
      question: "Who is your employer, please?",
    });
    await answer(db, appealId, "It is the Lakeside School, in Reading.");
    const ruling = {
      outcome: "overturned_with_conditions" as const,
      measures: [{ kind: "require_verification" as const, parameters: { proof: "usage_attestation" as const } }],
    };
    await expect(decideAs(one, ruling, { point: "My account was stolen." })).rejects.toThrow("quote it");
    await expect(decideAs(one, ruling, { version: 1 })).rejects.toMatchObject({ code: "conflict" });
    const limits = { kind: "throttle" as const, parameters: { floor: 5, ceiling: 5 } };
    await expect(decideAs(one, { ...ruling, measures: [limits] })).rejects.toThrow("customer of a relay");

    const before = await db.decision.count({ where: { accountId } });
    const preview = await previewRuling(reviewer, { appealId, ruling, point: words.point, answer: words.answer });
    expect(preview).toMatchObject({ obstacle: null, reply: expect.stringContaining(point) });
    expect(await db.decision.count({ where: { accountId } })).toBe(before);

    expect(await decideAs(one, ruling)).toMatchObject({ status: "decided", outcome: "overturned_with_conditions" });
    const kept = await db.appealRuling.findUniqueOrThrow({ where: { appealId } });
    const sent = await db.notice.findFirstOrThrow({ where: { appealId, kind: "appeal_reply" } });
    expect(kept.reply).toBe(sent.body);
    expect(kept.reply).toBe(preview.reply);
    expect(kept).toMatchObject({ snapshotThen: expect.any(String), snapshotNow: expect.any(String) });

    await react(worker);
    const { consequences } = await readAppeal(reviewer, { appealId });
    expect(consequences.map(({ state }) => state)).not.toContain("failed");
    expect(consequences.map(({ state }) => state)).not.toContain("waiting");
    const mine = await db.decision.findMany({
      where: { accountId, actorId: reviewer.actor.id },
      orderBy: { sequence: "asc" },
    });
    expect(mine.map(({ kind, reversesId, disposition }) => reversesId ?? disposition ?? kind)).toEqual([
      decisionId,
      "unknown",
      "require_verification",
    ]);
    const rule = () => db.gatewayRule.findFirstOrThrow({ where: { accountId, subject: "account" } });
    expect(await rule()).toMatchObject({ effect: "allow", obligations: ["require_verification"] });
    const taught = await db.detectionOutcome.findMany({ where: { accountId } });
    expect(taught).toMatchObject([{ kind: "appeal_upheld", campaignId: made.id, withdrawnAt: null }]);
    const listed = consequences.find(({ kind }) => kind === "same_ground")?.detail;
    expect(listed).toMatchObject({ accounts: 2 });
    const members = await db.setMember.findMany({ where: { setId: listed?.setId ?? "" } });
    expect(members.map((member) => member.accountId).sort()).toEqual(made.core.slice(1, 3));
    await react(worker);
    expect(await db.decision.count({ where: { accountId } })).toBe(before + 3);

    const provider = testContext(db, ["admin"], { warehouse });
    const proved = async (proof: string, passed: boolean) => {
      const line = { account_id: accountId, proof, provider: "Attest", passed };
      await recordVerifications(provider, { text: JSON.stringify(line) });
      await react(worker);
      return (await rule()).obligations;
    };
    expect(await proved("identity", true)).toEqual(["require_verification"]);
    expect(await proved("usage_attestation", false)).toEqual(["require_verification"]);
    expect(await proved("usage_attestation", true)).toEqual([]);
  }));

it("frees an appeal of a reviewer who takes part after all, and decides nothing", () =>
  appealed(async (one) => {
    const { db, made, accountId, appealId, reviewer } = one;
    const lead = another(one.lead, "turncoat");
    await take(one, lead);
    const { version } = await db.campaign.findUniqueOrThrow({ where: { id: made.id } });
    await setDisposition(lead, {
      campaignId: made.id,
      version,
      accountIds: [accountId],
      disposition: "operated",
      reason,
    });
    await expect(decideAs({ ...one, reviewer: lead }, { outcome: "upheld" })).rejects.toThrow("is free again");
    const after = await readAppeal(reviewer, { appealId });
    expect(after).toMatchObject({ appeal: { status: "submitted", reviewer: null }, ruling: null });
    expect(after.events.at(-1)).toMatchObject({ kind: "released", detail: { because: "involved" } });
    await take(one);
    await decideAs(one, { outcome: "upheld" });
    expect(
      await db.domainEvent.count({
        where: { kind: "appeal_decided", payload: { path: ["appealId"], equals: appealId } },
      }),
    ).toBe(0);
  }));

it("takes nothing back twice, and says so; puts a milder measure in place of a hard one, and no harder", () =>
  appealed(async (one) => {
    const { db, made, accountId, decisionId, lead, worker } = one;
    await take(one);
    const harder = { outcome: "reduced" as const, measure: { kind: "suspend" as const, holdsHours: 24 } };
    await db.$executeRaw`savepoint before_reduction`;
    await decideAs(one, harder);
    await react(worker);
    expect(await db.flaggedAccount.findUnique({ where: { accountId } })).toMatchObject({ standing: "suspended" });
    await db.$executeRaw`rollback to savepoint before_reduction`;
    await reverseDecision(lead, { decisionId, reason });
    await expect(decideAs(one, { outcome: "upheld" })).rejects.toThrow("nothing is taken back twice");
    await decideAs(one, { outcome: "overturned", disposition: "bystander" });
    const { reply } = await db.appealRuling.findUniqueOrThrow({ where: { appealId: one.appealId } });
    expect(reply).toContain("had been taken back already");
    await react(worker);
    const reversals = await db.decision.findMany({ where: { accountId, kind: "reverse" } });
    expect(reversals).toHaveLength(1);
    const { consequences } = await readAppeal(one.reviewer, { appealId: one.appealId });
    expect(consequences[0]).toMatchObject({ kind: "reversal", state: "done", detail: { decisionIds: [] } });
    expect(consequences[0]?.detail.note).toContain("before the ruling");
    expect(await db.detectionOutcome.findMany({ where: { accountId } })).toMatchObject([
      { kind: "cleared", campaignId: made.id },
    ]);
  }));

it("loses no consequence: one that is refused is tracked with why, and done as soon as it can be", () =>
  appealed(async (one) => {
    const { db, made, accountId, appealId, reviewer, worker } = one;
    await take(one);
    await decideAs(one, { outcome: "overturned", disposition: "bystander" });
    const name = `Look again after appeal ${(await readAppeal(reviewer, { appealId })).appeal.reference} of ${accountId}`;
    await storeIncidences(warehouse, made, [
      { family: "payment", kind: "card", value: "8", weight: 8, accountIds: made.core.slice(0, 2) },
    ]);
    const taken = {
      madeById: "x",
      madeBy: "x",
      madeAt: new Date(),
      changedAt: new Date(),
      accounts: 0,
      description: "",
    };
    const other = await db.accountSet.create({ data: { id: newId(), name, ...taken } });
    await react(worker);
    const states = async () =>
      (await readAppeal(reviewer, { appealId })).consequences.map(({ kind, state, error }) => [
        kind,
        state,
        error !== null,
      ]);
    expect(await states()).toContainEqual(["same_ground", "failed", true]);
    expect(await states()).toContainEqual(["disposition", "done", false]);
    expect(await retryConsequences(worker)).toBe(0);
    await db.accountSet.update({ where: { id: other.id }, data: { name: "Another name" } });
    expect(await retryConsequences({ ...worker, clock: () => new Date(Date.now() + day) })).toBe(1);
    expect(await states()).toContainEqual(["same_ground", "done", false]);
  }));

it("escalates what is late, and ends what nobody answers", () =>
  appealed(async (one) => {
    const { db, appealId, reviewer, worker } = one;
    const later = (days: number) => ({ ...worker, clock: () => new Date(Date.now() + days * day) });
    await keepAppealClocks(later(6));
    expect(await listAppeals(reviewer, { q: one.accountId })).toMatchObject({ rows: [{ escalatedAt: null }] });
    await keepAppealClocks(later(8));
    expect(await listAppeals(reviewer, { q: one.accountId })).toMatchObject({
      rows: [{ escalatedAt: expect.any(String) }],
    });
    await take(one);
    await askAppellant(reviewer, { appealId, version: await versionOf(one), question: "Who is your employer?" });
    await keepAppealClocks(later(13));
    expect(await db.appeal.findUnique({ where: { id: appealId } })).toMatchObject({ status: "awaiting_appellant" });
    await keepAppealClocks(later(15));
    expect(await db.appeal.findUnique({ where: { id: appealId } })).toMatchObject({ status: "expired" });
    await expect(decideAs(one, { outcome: "upheld" })).rejects.toMatchObject({ code: "forbidden_transition" });
  }));
