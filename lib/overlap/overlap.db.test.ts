import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { POST } from "@/app/api/v1/overlap/route";
import { makeCampaign } from "@/lib/campaigns/testing";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { reloadEnvironment } from "@/lib/env";
import { tokenOf, tokenScheme } from "@/lib/env/partner-token";
import { asDomainError, problemResponse } from "@/lib/http";
import { holdPartnerKey } from "@/lib/inbound";
import { addPartner, handOverKey, saveAgreement } from "@/lib/indicators";
import { agreedPartner, prepared, sha256Like, terms } from "@/lib/indicators/testing/prepared";
import { newId } from "@/lib/kernel";
import { deleteSet, makeSet } from "@/lib/review";
import { authenticatePartner, createPartnerKey } from "@/lib/taxii";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { answerOverlap, askOverlap, type OverlapRequest, overlapPath, readOverlap, saveOverlap } from "./index";

let warehouse: Awaited<ReturnType<typeof createTestWarehouse>>;
let server: Server;
/** Whose stores the server answers from, and what it says instead where a test wants that. */
let served: Context;
let instead: { status: number; text: string } | undefined;
let url: string;

beforeAll(async () => {
  warehouse = await createTestWarehouse();
  server = createServer(async (incoming, outgoing) => {
    const response = await answered(new Headers({ ...(incoming.headers as object) }), await text(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  url = `http://${host}/api/v1/overlap`;
  reloadEnvironment({ STILLWATCH_PARTNER_HOSTS: host });
});
afterAll(async () => {
  reloadEnvironment({ STILLWATCH_PARTNER_HOSTS: "" });
  server.close();
  await warehouse.drop();
});

/** As the route does, in the test's transaction. */
async function answered(headers: Headers, body: string): Promise<Response> {
  if (instead !== undefined) return new Response(instead.text, { status: instead.status });
  try {
    const actor = await authenticatePartner(served.db, headers, served.clock());
    return Response.json(await answerOverlap({ ...served, actor }, JSON.parse(body)));
  } catch (error) {
    return problemResponse(asDomainError(error), "test");
  }
}

/**
 * Two houses in one: `there` is how the asker knows the answerer, `here` how the answerer knows the asker, whose key it holds. Both know
 * the same 24 accounts.
 */
async function twoHouses(...[db]: Parameters<Parameters<typeof rolledBack>[0]>) {
  const { made, partner: there, officer } = await prepared(db, warehouse);
  served = officer;
  const here = await agreedPartner(officer);
  const handed = await handOverKey(officer, { partnerId: there.id });
  await holdPartnerKey(officer, { partnerId: here.id, keyId: handed.keyId, key: handed.key });
  const { key: accessKey } = await createPartnerKey(officer, { partnerId: here.id, name: "their console" });
  const allow = (over: object = {}) =>
    saveOverlap(officer, { partnerId: here.id, version: 0, answers: true, url: null, ...over });
  const know = () => saveOverlap(officer, { partnerId: there.id, version: 0, answers: false, url, accessKey });
  const token = (n: number) => tokenOf(Buffer.from(handed.key, "base64url"), "mail", sha256Like(n));
  const tokens = (from: number, count: number) => Array.from({ length: count }, (_, i) => token(from + i));
  const ask = async (over: Partial<OverlapRequest>, key = accessKey) => {
    const body = { scheme: tokenScheme, key_id: handed.keyId, type: "mail", tokens: tokens(0, 24), ...over };
    const authorization = `Bearer ${key}`;
    const response = await fetch(url, { method: "POST", headers: { authorization }, body: JSON.stringify(body) });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return { made, here, there, officer, handed, accessKey, allow, know, tokens, ask };
}

it("counts what both know, to the nearest ten, the very same again, and keeps no token of it", () =>
  rolledBack(async (db) => {
    const { made, here, there, officer, allow, know, tokens } = await twoHouses(db);
    const wanted = { campaignId: made.id, partner: there.id, type: "mail" as const };
    await expect(askOverlap(officer, wanted)).rejects.toThrow("Nobody has said where");
    await know();
    expect(await askOverlap(officer, wanted)).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("403"),
    });
    await allow();
    const question = await askOverlap(officer, wanted);
    expect(question).toMatchObject({ state: "answered", side: "ours", asked: 24, matched: 20 });
    expect(question.campaign).toMatchObject({ id: made.id, members: 24 });
    expect(await askOverlap(officer, { ...wanted, type: "phone" })).toMatchObject({ asked: 12, matched: 10 });
    // Nobody of it is known any more, and the very same is answered as it was.
    await warehouse.command("TRUNCATE TABLE account_current");
    await warehouse.insert("account_current", [{ account_id: "x", recorded_at: "2026-10-01 00:00:00.000" }]);
    const view = await readOverlap(officer, { partnerId: here.id });
    expect(view).toMatchObject({ obstacle: null, answeredToday: 2 });
    expect(view.questions.map(({ side, state, asked, matched }) => [side, state, asked, matched])).toEqual([
      ["theirs", "answered", 12, 10],
      ["theirs", "answered", 24, 20],
      ["theirs", "refused", 24, null],
    ]);
    const rows = JSON.stringify(await db.overlapQuestion.findMany({ where: { partnerId: here.id } }));
    expect(tokens(0, 24).filter((one) => rows.includes(one))).toEqual([]);
    const recorded = await db.auditRecord.findMany({ where: { subjectId: { in: [here.id, there.id] } } });
    const actions = recorded.map(({ action }) => action).filter((action) => action.startsWith("overlap."));
    expect(new Set(actions)).toEqual(
      new Set(
        "saved ask refused had_no_answer taken answered was_answered".split(" ").map((action) => `overlap.${action}`),
      ),
    );
  }));

it("asks about a set no more than could be asked campaign by campaign, and keeps which version of the set it was", () =>
  rolledBack(async (db) => {
    const { made, there, officer, allow, know } = await twoHouses(db);
    await know();
    await allow();
    const lead = testContext(db, ["lead"], { warehouse });
    const unsaid = await makeCampaign(db, { prefix: `unsaid-${newId().slice(-6)}`, core: 12 });
    const setOf = async (...accountIds: string[]) =>
      (await makeSet(lead, { name: `Set ${newId()}`, source: { type: "accounts", accountIds } })).set;
    const [cleared = "", ...core] = made.core.slice(0, 20);
    await db.campaignMember.updateMany({ where: { accountId: cleared }, data: { disposition: "bystander" } });
    const set = await setOf(cleared, ...core, ...made.associated, ...unsaid.core);
    const wanted = { setId: set.id, partner: there.id, type: "mail" as const };
    const question = await askOverlap(lead, wanted);
    expect(question).toMatchObject({ state: "answered", asked: 19, matched: 20, campaign: null });
    expect(question.set).toEqual({
      ...{ id: set.id, name: set.name, version: 1, accounts: 20 + made.associated.length + 12, members: 19 },
      isDeleted: false,
    });
    const [record] = await db.auditRecord.findMany({ where: { action: "overlap.ask", subjectId: there.id } });
    expect(JSON.parse(record?.content ?? "{}").detail).toMatchObject({
      set: set.id,
      setVersion: 1,
      campaigns: [made.id],
      asked: 19,
    });
    await deleteSet(lead, { setId: set.id, version: 1 });
    const { questions } = await readOverlap(officer, { partnerId: there.id });
    expect(questions[0]?.set).toMatchObject({ name: set.name, isDeleted: true });

    const refused = (ctx: Context, over: object, code: string, words = "") =>
      expect(askOverlap(ctx, { ...wanted, ...over })).rejects.toMatchObject({
        code,
        message: expect.stringContaining(words),
      });
    await refused(lead, {}, "not_found");
    const [few, none] = [await setOf(...core.slice(0, 9), ...unsaid.core), await setOf(...unsaid.core)];
    await refused(lead, { setId: few.id }, "precondition_failed", "9 may be shared");
    await refused(lead, { setId: none.id }, "precondition_failed", "a campaign that a person confirmed");
    await refused(lead, { setId: few.id, campaignId: made.id }, "invalid_input");
    await refused(lead, { setId: undefined }, "invalid_input");
    await refused(testContext(db, ["analyst"], { warehouse }), { setId: few.id }, "forbidden");
  }));

it("refuses whatever would tell of single accounts, or that nobody allowed, and says what would help", () =>
  rolledBack(async (db) => {
    const { here, officer, allow, tokens, ask } = await twoHouses(db);
    const refused = async (over: Partial<OverlapRequest>, status: number, words: RegExp) => {
      const { body, headers, ...answer } = await ask(over);
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect({ ...answer, detail: body.detail }).toEqual({ status, detail: expect.stringMatching(words) });
      return { body, headers };
    };
    expect((await ask({}, "swp_nobodys")).status).toBe(401);
    await refused({}, 403, /a sharing officer of ours has to allow/);
    await allow({ dayLimit: 3 });
    await refused({ tokens: [...tokens(0, 10), "mail@example.org"] }, 400, /^tokens\.10: is no token/);
    await refused({ scheme: "stillwatch-hmac-sha-256/1" }, 400, /stillwatch-hmac-sha-256\/2/);
    await refused({ type: "card" as "mail" }, 400, /^type: /);
    await refused(
      { tokens: [...tokens(0, 9), ...tokens(0, 9)] },
      422,
      /at least 10 different tokens, and this one has 9/,
    );
    await refused({ key_id: "another" }, 422, /under the newest key/);
    await refused({ type: "account" }, 422, /ask by mail or phone/);

    expect((await ask({})).body).toMatchObject({ asked: 24, matched: 20, fewer_than: null });
    await refused({ tokens: tokens(9, 24).slice(0, 15) }, 422, /fewer than 10 tokens/);
    await refused({ tokens: [...tokens(0, 20), ...tokens(500, 5)] }, 422, /fewer than 10 tokens/);
    const few = await ask({ tokens: [...tokens(0, 9), ...tokens(500, 20)] });
    expect(few.body).toMatchObject({ asked: 29, matched: null, fewer_than: 10 });
    expect((await ask({ tokens: tokens(14, 24) })).body).toMatchObject({ asked: 24, matched: 10 });
    const over = await refused({ tokens: tokens(900, 60) }, 429, /^3 different questions/);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(3_600);
    // What was answered before costs nothing, and tells nothing new.
    const { body: again } = await ask({});
    expect(again).toMatchObject({ asked: 24, matched: 20 });

    await saveAgreement(officer, terms(here.id, { version: 1, categories: ["infrastructure", "tokens"] }));
    await refused({}, 422, /does not cover counts/);
    const view = await readOverlap(officer, { partnerId: here.id });
    expect(view.obstacle).toMatch(/does not cover counts/);
    expect(view.questions.filter(({ state }) => state === "refused")).toHaveLength(8);
    await expect(db.overlapQuestion.deleteMany({ where: { partnerId: here.id } })).rejects.toThrow();
  }));

it("lets nobody ask or answer who may not, and asks nowhere inside", () =>
  rolledBack(async (db) => {
    const { made, here, there, handed, officer, know } = await twoHouses(db);
    const wanted = { campaignId: made.id, partner: there.name, type: "mail" as const };
    const request = { scheme: tokenScheme, key_id: handed.keyId, type: "mail" as const, tokens: [] };
    const refusedTo = async (role: "analyst" | "lead" | "admin", call: (ctx: Context) => Promise<unknown>) =>
      expect(call(testContext(db, [role], { warehouse }))).rejects.toMatchObject({ code: "forbidden" });
    await refusedTo("analyst", (ctx) => askOverlap(ctx, wanted));
    await refusedTo("admin", (ctx) => askOverlap(ctx, wanted));
    await refusedTo("lead", (ctx) => answerOverlap(ctx, request));
    const saved = {
      partnerId: there.id,
      version: 0,
      answers: true,
      url: "http://169.254.169.254/",
      accessKey: "swp_x",
    };
    await refusedTo("lead", (ctx) => saveOverlap(ctx, saved));
    await expect(saveOverlap(officer, saved)).rejects.toThrow("STILLWATCH_PARTNER_HOSTS");
    await know();
    await expect(saveOverlap(officer, { ...saved, url })).rejects.toMatchObject({ code: "conflict" });
    const moved = { partnerId: there.id, version: 1, answers: false, url: `${url}?other` };
    await expect(saveOverlap(officer, moved)).rejects.toThrow("takes it anew");
    expect(JSON.stringify(await readOverlap(officer, { partnerId: there.id }))).not.toContain("swp_");
    await expect(readOverlap(officer, { partnerId: newId() })).rejects.toMatchObject({ code: "not_found" });
    expect(here.id).not.toBe(there.id);
  }));

it("is reached by a partner's key alone, and answers errors as problems", async () => {
  const officer = testContext(database(), ["sharing_officer"]);
  const { id: partnerId } = await addPartner(officer, { name: `Partner ${newId()}` });
  const { key } = await createPartnerKey(officer, { partnerId, name: "a machine" });
  const post = async (headers: Record<string, string>, body: string) => {
    const request = new Request(`http://localhost${overlapPath}`, { method: "POST", headers, body });
    const response = await POST(request, { params: Promise.resolve({}) });
    return [response.status, response.headers.get("content-type"), (await response.json()).type];
  };
  const json = { "content-type": "application/json" };
  const own = { ...json, authorization: `Bearer ${key}` };
  const question = { scheme: tokenScheme, key_id: "k", type: "mail", tokens: [] };
  const problem = (status: number, type: string) => [status, "application/problem+json", `/problems/${type}`];
  expect(await post(json, "{}")).toEqual(problem(401, "unauthenticated"));
  expect(await post({ ...own, "content-type": "text/plain" }, "{}")).toEqual(problem(415, "unsupported-media-type"));
  expect(await post(own, "{")).toEqual(problem(400, "invalid-input"));
  expect(await post(own, `"${"x".repeat(4 << 20)}"`)).toEqual(problem(413, "too-large"));
  expect(await post(own, JSON.stringify(question))).toEqual(problem(403, "forbidden"));
});

it("believes nothing that does not fit the question, and keeps why there is no answer", () =>
  rolledBack(async (db) => {
    const { made, there, officer, know } = await twoHouses(db);
    await know();
    const answer = { asked: 24, matched: 20, fewer_than: null, counted_at: "2026-11-28T12:00:00.000Z" };
    const bad: [number, object | string, RegExp][] = [
      [200, "<html>", /is no answer/],
      [200, { ...answer, matched: 17 }, /is no answer/],
      [200, { ...answer, asked: 25 }, /another question/],
      [200, { ...answer, matched: 900 }, /another question/],
      [500, { detail: "<script>\u202Eoh" }, /answers with an error \(500, “scriptoh”\)/],
      [301, "", /\(301\)/],
    ];
    try {
      for (const [status, said, words] of bad) {
        instead = { status, text: typeof said === "string" ? said : JSON.stringify(said) };
        const question = await askOverlap(officer, { campaignId: made.id, partner: there.id, type: "mail" });
        expect(question).toMatchObject({ state: "failed", matched: null, reason: expect.stringMatching(words) });
      }
    } finally {
      instead = undefined;
    }
    expect((await readOverlap(officer, { partnerId: there.id })).questions).toHaveLength(bad.length);
  }));
