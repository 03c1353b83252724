import { expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { day, hour, newId } from "@/lib/kernel";
import { addressHash } from "../contacts/address";
import { recordVerifications } from "../contacts/record-verifications";
import { writeContacts } from "../contacts/write-contacts";
import { statementPlaceholders } from "../notices/contract";
import { writeNotice } from "../notices/write-notice";
import { recordEvent } from "../store/events";
import { fileOf, wordsOf } from "../words";
import { appellantOf, followLink, lookAtLink, stranger } from "./appellant";
import { attestUsage } from "./attest-usage";
import { readPortal } from "./read-portal";
import { requestAccess } from "./request-access";
import { submitAppeal } from "./submit-appeal";
import { hashOf, openToken, tokenOf } from "./tokens";
import { withdrawAppeal } from "./withdraw-appeal";

const now = new Date();
const text = "This is our thesis. <script>alert(document.cookie)</script>";
const client = () => `client-${newId()}`;

interface Owner {
  accountId: string;
  noticeId: string;
  decisionId: string;
  token: string;
  address: string;
}

const at = (db: Database, ms = 0, over = {}) =>
  testContext(db, ["admin"], { clock: () => new Date(now.getTime() + ms), warehouse: noAttributes, ...over });
/** Nothing is stored of these accounts but the hash of one address. */
const noAttributes = {
  rows: async (_: string, { accountId }: { accountId: string }) =>
    accountId.startsWith("hashed-") ? [{ email_hash: addressHash(`${accountId}@owner.example`) }] : [],
} as never;
const somebody = (db: Database, ms = 0) => at(db, ms, { actor: stranger });

async function told(db: Database, name = "acct"): Promise<Owner> {
  const made = await makeCampaign(db);
  const [accountId, decisionId] = [`${name}-${made.id}`, newId()];
  const address = `${accountId}@owner.example`;
  await db.decision.create({
    data: {
      ...{ id: decisionId, kind: "ban", campaignId: made.id, accountId, policy: "model_extraction", at: now },
      ...{
        disclosure: "disclosed",
        reason: "One card.",
        actorType: "user",
        actorId: "u",
        actorName: "Ann of the team",
      },
    },
  });
  if (name !== "hashed") await writeContacts(at(db), { text: JSON.stringify({ account_id: accountId, address }) });
  const { noticeId } = await writeNotice(db, {
    ...{ kind: "statement_of_reasons", accountId, decisionId, policy: "model_extraction", at: now },
    values: Object.fromEntries(statementPlaceholders.slice(1, -2).map((name) => [name, `the ${name}`])),
    appealableUntil: new Date(now.getTime() + 180 * day),
  });
  const [link] = await db.portalLink.findMany({ where: { noticeId } });
  return { accountId, noticeId, decisionId, address, token: link ? tokenOf("portal-link/1", link) : "" };
}

const opened = async (db: Database, token: string, ms = 0) => {
  const { session } = await followLink(somebody(db, ms), { token, client: client() });
  return { ...somebody(db, ms), actor: await appellantOf(somebody(db, ms), session) };
};

it("opens one account's page by its link, and answers every other link the same", () =>
  rolledBack(async (db) => {
    const [owner, other] = [await told(db), await told(db)];
    const view = await readPortal(await opened(db, owner.token));
    expect(JSON.stringify(view)).not.toContain(other.accountId);
    expect(JSON.stringify(view)).not.toContain("Ann of the team");
    const [id = "", ends = "", mark = ""] = owner.token.split(".");
    const [strangeId = ""] = other.token.split(".");
    const forged = `${mark.startsWith("A") ? "B" : "A"}${mark.slice(1)}`;
    const later = (Number.parseInt(ends, 36) + 999_999).toString(36);
    const missing = { id: newId(), expiresAt: new Date(now.getTime() + day) };
    const wrong = [
      ...["", "...", "a.b.c", `${id}.${ends}.${forged}`, `${strangeId}.${ends}.${mark}`],
      ...[`${id}.${later}.${mark}`, `${owner.token}.x`, tokenOf("portal-link/1", missing)],
      tokenOf("portal-session/1", missing),
    ];
    const refusals: string[] = [];
    for (const token of wrong) {
      refusals.push(await followLink(somebody(db), { token, client: client() }).then(String, String));
    }
    const over = await followLink(somebody(db, 400 * day), { token: owner.token, client: client() }).then(
      String,
      String,
    );
    expect(new Set([...refusals, over])).toEqual(new Set(["DomainError: A page of this link does not exist."]));
    await expect(appellantOf(somebody(db), owner.token)).rejects.toMatchObject({ code: "not_found" });
    expect(openToken("portal-link/1", owner.token, now)).toBeDefined();
    expect(await db.portalLink.count({ where: { tokenHash: hashOf(owner.token) } })).toBe(1);
  }));

it("mails a link that opens once, to whoever proves the address, and says the same to all", () =>
  rolledBack(async (db) => {
    const [owner, hashed] = [await told(db), await told(db, "hashed")];
    const { reference } = await db.notice.findUniqueOrThrow({ where: { id: owner.noticeId } });
    const ask = (reference: string | null, address: string) =>
      requestAccess(somebody(db), { reference: reference ?? "", address, client: client() });
    const mailed = () => db.notice.findMany({ where: { kind: "access_link" }, include: { links: true } });
    for (const [name, address] of [
      ["SW-2222-2222-2222", owner.address],
      [reference, "somebody@else.example"],
      [reference, `${owner.address}\r\nBcc: somebody@else.example`],
      [owner.decisionId, hashed.address],
      ["'; drop table notice; --", owner.address],
      ["x".repeat(500), owner.address],
    ] as const) {
      expect(await ask(name, address)).toBeUndefined();
    }
    expect(await mailed()).toEqual([]);
    expect(await ask(reference?.toLowerCase() ?? "", ` ${owner.address.toUpperCase()} `)).toBeUndefined();
    const [
      {
        links: [link],
        ...notice
      } = { links: [] },
    ] = await mailed();
    expect(notice).toMatchObject({ accountId: owner.accountId, aboutId: owner.noticeId, state: "waiting" });
    const token = link === undefined ? "" : tokenOf("portal-link/1", link);
    await lookAtLink(somebody(db), { token, client: client() });
    expect((await opened(db, token)).actor.id).toBe(owner.noticeId);
    await expect(opened(db, token)).rejects.toMatchObject({ code: "not_found" });
    expect(await ask(hashed.decisionId, hashed.address)).toBeUndefined();
    expect(await db.accountContact.count({ where: { accountId: hashed.accountId } })).toBe(1);
    for (let i = 0; i < 5; i++) await ask(reference, owner.address);
    expect((await mailed()).filter(({ accountId }) => accountId === owner.accountId)).toHaveLength(3);
  }));

it("keeps what an owner writes and sends, sealed, in one appeal, up to its end", () =>
  rolledBack(async (db) => {
    const owner = await told(db);
    const ctx = await opened(db, owner.token);
    const content = new Uint8Array(Buffer.from("Chapter one.\n"));
    const files = [{ name: "thesis.txt", type: "text/plain", content }];
    const { appealId } = await submitAppeal(ctx, { text, files, client: client() });
    expect(await submitAppeal(ctx, { text: "And something more of it.", client: client() })).toEqual({
      appealId,
      opened: false,
    });
    const events = await db.appealEvent.findMany({ where: { appealId }, orderBy: { sequence: "asc" } });
    expect(events.map(({ kind }) => kind)).toEqual(["submitted", "answered"]);
    expect(Buffer.from(events[0]?.text ?? []).includes("thesis")).toBe(false);
    expect(events[0] && wordsOf(events[0])).toBe(text);
    const [file] = await db.appealFile.findMany({ where: { appealId } });
    expect(file && fileOf(file).toString()).toBe("Chapter one.\n");
    expect(await db.notice.count({ where: { kind: "appeal_received", appealId, aboutId: owner.noticeId } })).toBe(1);
    const six = Array.from({ length: 5 }, () => files[0] as (typeof files)[number]);
    await expect(submitAppeal(ctx, { text: "More files than fit.", files: six, client: client() })).rejects.toThrow(
      "5 files",
    );
    await expect(submitAppeal(ctx, { text: "short", client: client() })).rejects.toMatchObject({
      code: "invalid_input",
    });
    const anna = { type: "user" as const, id: "anna", name: "Anna" };
    const step = (event: Parameters<typeof recordEvent>[1]["event"], words?: string) =>
      recordEvent(db, { appealId, event, actor: anna, at: now, ...(words === undefined ? {} : { text: words }) });
    await step({ kind: "assigned", reviewerId: "anna", reviewerName: "Anna" });
    await step({ kind: "asked" }, "Who reads your thesis?");
    const asked = await readPortal(ctx);
    expect(asked).toMatchObject({ can: "answer", appeal: { status: "awaiting_appellant" } });
    expect(asked.appeal?.events.at(-1)).toMatchObject({ kind: "asked", text: "Who reads your thesis?" });
    expect(JSON.stringify(asked)).not.toMatch(/anna/i);
    await submitAppeal(ctx, { text: "Two professors read it.", client: client() });
    await attestUsage(ctx, { agrees: true, client: client() });
    const lines = ["identity", "retina"].map((proof) => ({
      account_id: owner.accountId,
      proof,
      provider: "Post",
      passed: true,
    }));
    const passport = { ...lines[0], passport: "C01X0006H" };
    const taken = await recordVerifications(at(db), {
      text: [...lines, passport].map((line) => JSON.stringify(line)).join("\n"),
    });
    expect(taken).toMatchObject({
      taken: 1,
      rejected: [{ line: 2 }, { line: 3, reason: expect.stringContaining("nothing else") }],
    });
    expect((await readPortal(ctx)).verifications.map(({ provider }) => provider).sort()).toEqual([
      "Post",
      "The account's owner",
    ]);
    await withdrawAppeal(ctx);
    await expect(withdrawAppeal(ctx)).rejects.toMatchObject({ code: "precondition_failed" });
    expect((await readPortal(ctx)).can).toBe("appeal");
  }));

it("hears no appeal against what is over, what was decided, or too late, and says why", () =>
  rolledBack(async (db) => {
    const [owner, other] = [await told(db), await told(db)];
    const late = await opened(db, owner.token, 181 * day);
    await expect(submitAppeal(late, { text, client: client() })).rejects.toThrow("time for an appeal is over");
    const { campaignId, accountId } = await db.decision.findUniqueOrThrow({ where: { id: other.decisionId } });
    await db.decision.create({
      data: {
        ...{ id: newId(), kind: "reverse", campaignId, accountId, reversesId: other.decisionId, at: now },
        ...{ reason: "It was a company.", actorType: "user", actorId: "u", actorName: "Ann" },
      },
    });
    const ctx = await opened(db, other.token);
    await expect(submitAppeal(ctx, { text, client: client() })).rejects.toThrow("taken back already");
    expect(await readPortal(ctx)).toMatchObject({ can: "nothing", because: "over" });
  }));

it("takes a bot's thousands of appeals for what they are, and loses no owner's time to them", () =>
  rolledBack(async (db) => {
    const owner = await told(db);
    const ctx = await opened(db, owner.token);
    const bot = client();
    let refused = 0;
    for (let i = 0; i < 40; i++) {
      await submitAppeal(ctx, { text: `Again and again ${i}.`, client: bot }).catch((error) => {
        expect(error).toMatchObject({ code: "rate_limited" });
        refused += 1;
      });
    }
    expect(refused).toBe(20);
    expect(await db.appeal.count({ where: { noticeId: owner.noticeId } })).toBe(1);
    // All together are held back before the queue is full, and let in again an hour later.
    await db.$executeRaw`update rate_limit set count = 1000, last_request = ${now.getTime()} where key = 'appeal/words/all'`;
    const other = await told(db);
    const wait = submitAppeal(await opened(db, other.token), { text, client: client() });
    await expect(wait).rejects.toMatchObject({ code: "rate_limited" });
    const later = await opened(db, other.token, 2 * hour);
    expect(await submitAppeal(later, { text, client: client() })).toMatchObject({ opened: true });
  }));

it("is for owners alone", () =>
  rolledBack(async (db) => {
    const ctx = testContext(db, ["lead", "appeals_reviewer", "legal"]);
    await expect(submitAppeal(ctx, { text, client: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(readPortal(ctx)).rejects.toMatchObject({ code: "forbidden" });
    await expect(writeContacts(testContext(db, ["lead"]), { text: "" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(recordVerifications(testContext(db, ["legal"]), { text: "" })).rejects.toMatchObject({
      code: "forbidden",
    });
  }));
