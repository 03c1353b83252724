import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type { AppealList, AppealView } from "@/lib/appeals/contract";
import type { InboundBatchView, InboundPage } from "@/lib/inbound/contract";
import type {
  BundleExportView,
  HandedKey,
  PartnerView,
  RemarkView,
  SavedWebhook,
  SightingView,
} from "@/lib/indicators/contract";
import type { OverlapView } from "@/lib/overlap/contract";
import type { SetOutcome } from "@/lib/review/contract";
import type { CollectionView, CreatedPartnerApiKey, FeedView, PartnerExchangeView } from "@/lib/taxii/contract";
import { answered, campaignOf, distillations, membersOf } from "../console/demo";
import { openOwner, portalLinkIn } from "../console/owner";
import { expect, test } from "../console/people";
import { baseUrl, dataDir, port } from "../installation";
import { rowsOf } from "./ask-engine";
import { signIn, uploadWhole } from "./feed";
import { OwnInstallation } from "./own-installation";
import { openRecallDesk } from "./recall-desk";

const reason = "One card over all of these accounts, and one template.";
const known = 30;
const point = "The card is my employer's, and I know none of the others.";
const arrives = { timeout: 60_000 };
const theirs = `House ${Date.now()}`;

let other: OwnInstallation;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  other = await OwnInstallation.make({ STILLWATCH_PARTNER_HOSTS: "127.0.0.1" });
  await other.start();
});
test.afterAll(() => other?.remove());

/** Gives the other house accounts of its own: some have the mail addresses of members here, under ids of its own. */
async function giveAccounts(memberIds: string[]): Promise<string[]> {
  const { clickhouseUrl } = JSON.parse(await readFile(path.join(dataDir, "runtime.json"), "utf8"));
  const ids = memberIds.map((id) => `'${id}'`).join();
  const sql = `SELECT account_id, max(email_hash) AS mail FROM account_current WHERE account_id IN (${ids}) GROUP BY 1 HAVING mail != '' ORDER BY 1`;
  const shared = (await rowsOf(clickhouseUrl, sql)).slice(0, known).map(([id, mail]) => [String(id), String(mail)]);
  expect(shared).toHaveLength(known);
  const strangers = Array.from({ length: 20 }, (_, n) => n.toString(16).padStart(64, "0"));
  const lines = [...shared.map(([, mail]) => mail), ...strangers].map((mail, n) =>
    JSON.stringify({ account_id: `there-${n}`, email_hash: mail, created_at: "2026-01-01T00:00:00Z" }),
  );
  const file = path.join(other.dataDir, "accounts.ndjson");
  await writeFile(file, `${lines.join("\n")}\n`);
  await other.cli("import", "--accounts", file);
  return shared.map(([id = ""]) => id);
}

/** Some of a campaign's accounts send something today, and detection looks again: what is shared of them has not expired. */
async function goOn(
  { admin, lead }: { admin: APIRequestContext; lead: APIRequestContext },
  campaignId: string,
  accountIds: string[],
): Promise<void> {
  const today = new Date().toISOString();
  const { key } = await answered<{ key: string }>(
    await admin.post("/api/api-keys", { data: { name: "feed", permissions: ["ingest.write"] } }),
  );
  const lines = accountIds.map((account_id) =>
    JSON.stringify({ exchange_id: `${account_id}-goes-on`, account_id, ts: today, model: "model-a" }),
  );
  await uploadWhole({ url: baseUrl }, key, lines);
  const lastDay = async () => (await campaignOf(lead, campaignId)).lastSeen.slice(0, 10);
  await expect(async () => {
    await lead.post("/api/jobs/detect", { data: {} });
    await expect.poll(lastDay, { timeout: 40_000 }).toBe(today.slice(0, 10));
  }).toPass({ timeout: 120_000 });
}

/** One side's word with its own console. */
type Api = <View>(path: string, data?: object) => Promise<View>;
const apiHere =
  (api: APIRequestContext): Api =>
  async (path, data) =>
    answered(await (data === undefined ? api.get(path) : api.post(path, { data })));
async function apiThere(): Promise<Api> {
  const headers = await signIn(other, "sharing_officer");
  return async (path, data) => {
    const sent = data === undefined ? {} : { method: "POST", body: JSON.stringify(data) };
    const answer = await fetch(`${other.url}${path}`, { headers, ...sent });
    expect(answer.status, path).toBe(200);
    return answer.json();
  };
}

/** Puts a partner on file with what was agreed. */
async function agree(api: Api, name: string): Promise<string> {
  const { id } = await api<PartnerView>("/api/partners", { name });
  await api(`/api/partners/${id}/agreements`, {
    ...{ version: 0, categories: ["infrastructure", "tokens", "counts"], purposes: ["prevent_extraction"] },
    ...{ retentionDays: 90, country: "DE", signedAt: "2026-01-01T00:00:00Z", signedBy: "Counsel of both" },
    expiresAt: "2099-01-01T00:00:00Z",
  });
  return id;
}

const keyFor = async (api: Api, id: string) =>
  (await api<CreatedPartnerApiKey>(`/api/partners/${id}/keys`, { name: "their console" })).key;

/** Has one console fetch from the other what it has for it under TLP:AMBER; gives the feed. */
async function follow(from: { api: Api; partner: string; port: number }, to: { api: Api; partner: string }) {
  const collection = { tlp: "amber", title: "Indicators", canRead: true, canWrite: false };
  const { id } = await from.api<CollectionView>(`/api/partners/${from.partner}/collections`, collection);
  const feed = await to.api<FeedView>(`/api/partners/${to.partner}/feeds`, {
    ...{ url: `http://127.0.0.1:${from.port}/taxii2/root/`, collection: id, auth: "bearer" },
    secret: await keyFor(from.api, from.partner),
  });
  return () => to.api(`/api/taxii-feeds/${feed.id}/switch`, { to: "now" });
}

/** Makes two consoles partners of each other: each fetches what the other shares by TAXII; here asks, there answers. */
async function acquaint(here: Api, there: Api) {
  const [ofThem, ofUs] = [await agree(here, theirs), await agree(there, "The first house")];
  const { keyId, key } = await here<HandedKey>(`/api/partners/${ofThem}/hand-over-key`, {});
  await there("/api/inbound/keys", { partnerId: ofUs, keyId, key });
  const house = { api: here, partner: ofThem, port };
  const otherHouse = { api: there, partner: ofUs, port: other.port };
  const [fetchThere, fetchHere] = [await follow(house, otherHouse), await follow(otherHouse, house)];
  await there(`/api/partners/${ofUs}/overlap`, { version: 0, answers: true, url: null });
  await here(`/api/partners/${ofThem}/overlap`, {
    ...{ version: 0, answers: false, url: `http://127.0.0.1:${other.port}/api/v1/overlap` },
    accessKey: await keyFor(there, ofUs),
  });
  return { ofThem, ofUs, fetchThere, fetchHere };
}

test("two consoles share a campaign, count what both know, tell what was seen, and an appeal at one takes an account back from the other", async ({
  browser,
  apiOf,
  pageOf,
}) => {
  test.setTimeout(360_000);
  const [lead, page] = [await apiOf("lead"), await pageOf("sharing_officer")];
  const [here, there] = [apiHere(await apiOf("sharing_officer")), await apiThere()];
  const campaign = (await distillations(lead)).find(({ status }) => status === "open" || status === "confirmed");
  const id = campaign?.id ?? "";
  const core = await membersOf(lead, id, "tier=core&standing=active");
  const both = await giveAccounts(core.map(({ accountId }) => accountId));
  await goOn({ admin: await apiOf("admin"), lead }, id, both);
  const { ofThem, ofUs, fetchThere, fetchHere } = await acquaint(here, there);
  const versionOf = async () => ({ version: (await campaignOf(lead, id)).version });
  const say = async (act: string, data: object) =>
    answered(await lead.post(`/api/campaigns/${id}/${act}`, { data: { ...(await versionOf()), reason, ...data } }));
  const batches = async () =>
    (await there<InboundBatchView[]>("/api/inbound")).filter(({ partnerId }) => partnerId === ofUs);
  const inThere = async (which: string) =>
    (await there<InboundPage>(`/api/inbound/indicators?partnerId=${ofUs}&${which}`)).rows;
  const recalls = async () =>
    (await here<BundleExportView[]>(`/api/campaigns/${id}/exports`)).filter(
      ({ partner, recall }) => partner === theirs && recall !== null,
    );

  await test.step("what a person confirmed reaches the partner's machines, which take it in", async () => {
    const verdict = { verdict: "distillation", innocentExplanation: "No company has them in a contract." };
    if (campaign?.status === "open") await say("confirm", verdict);
    await answered(
      await lead.post(`/api/campaigns/${id}/bundle`, { data: { partner: ofThem, tlp: "amber", format: "stix" } }),
    );
    await fetchThere();
    const read = async () => (await batches()).reduce((sum, { counts }) => sum + counts.indicators, 0);
    await expect.poll(read, arrives).toBeGreaterThanOrEqual(known);
    const { feeds } = await there<PartnerExchangeView>(`/api/partners/${ofUs}/exchange`);
    expect(feeds[0]).toMatchObject({ error: null, failures: 0 });
  });

  const ask = async () => {
    await page.getByRole("button", { name: "Ask for the overlap" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Ask", exact: true }).click();
  };
  await test.step("the partner counts how many of them both know, and of a set, and names nobody", async () => {
    await page.goto(`/campaigns/${id}/share?partner=${ofThem}`);
    await ask();
    await expect(page.getByText(/^about 30 of /)).toBeVisible();
    const source = { type: "accounts", accountIds: both };
    const made = await lead.post("/api/sets", {
      data: { name: `Known to both ${Date.now()}`, description: "", source },
    });
    const { set } = await answered<SetOutcome>(made);
    await page.goto(`/sets/${set.id}?tab=overlap&partner=${ofThem}`);
    await ask();
    await expect(page.getByRole("row").filter({ hasText: set.name })).toContainText("about 30 of 30");
    await page.goto(`/partners/${ofThem}`);
    await expect(page.getByRole("row").filter({ hasText: "by us" })).toHaveCount(2);
    const { questions } = await there<OverlapView>(`/api/partners/${ofUs}/overlap`);
    expect(questions.map(({ side, state, matched }) => [side, state, matched])).toEqual([
      ["theirs", "answered", 30],
      ["theirs", "answered", 30],
    ]);
    expect(JSON.stringify(questions)).not.toContain("there-");
  });

  await test.step("the partner says that it has seen one of them, and that stands under what partners saw", async () => {
    const held = async () => (await inThere("only=matched")).filter(({ kind }) => kind === "mail_token");
    await expect.poll(async () => (await held()).length, arrives).toBe(known);
    const [first] = await held();
    await there("/api/inbound/decisions", {
      ids: [first?.id],
      decision: "accept",
      reason: "It is an account of ours.",
    });
    const told = await there<RemarkView>(`/api/inbound/indicators/${first?.id}/sighting`, { as: "sighting" });
    expect(told).toMatchObject({ state: "sent", says: expect.not.stringContaining("there-") });
    await fetchHere();
    const seen = async () => (await here<SightingView[]>(`/api/sightings?campaignId=${id}`))[0];
    await expect.poll(seen, arrives).toMatchObject({ partner: theirs, kind: "seen", count: 1, revoked: false });
    await page.goto("/sharing?part=sightings");
    await expect(page.getByRole("row").filter({ hasText: theirs })).toContainText("seen");
  });

  const desk = await openRecallDesk(async () => {
    await fetchThere();
    const taken = async () => (await inThere("state=revoked")).filter(({ kind }) => kind === "mail_token");
    await expect.poll(async () => (await taken()).length, { timeout: 14_000, intervals: [250] }).toBe(1);
    return true;
  });
  const { secret } = await here<SavedWebhook>(`/api/partners/${ofThem}/webhook`, { url: desk.url, version: 0 });
  desk.believe(secret);

  await test.step("an appeal that is right takes the account back there, which is acknowledged, and nobody has to think of it", async () => {
    const accountId = core.find((one) => one.hardLink && both.includes(one.accountId))?.accountId ?? "";
    const owner = await openOwner(browser, await apiOf("admin"), accountId);
    await say("dispositions", { accountIds: [accountId], disposition: "operated" });
    await say("measures", { kind: "ban", target: [accountId], policy: "model_extraction" });
    await expect.poll(() => portalLinkIn(owner.mails()[0]), arrives).not.toBe("");
    await owner.page.goto(portalLinkIn(owner.mails()[0]));
    await owner.page.getByRole("button", { name: "Open" }).click();
    await owner.page.getByLabel("What would you like to say?").fill(point);
    await owner.page.getByRole("button", { name: "Send" }).click();
    await expect(owner.page.getByRole("status")).toHaveText("We have it. You will get a mail.");
    expect(await recalls()).toEqual([]);

    const reviewer = await apiOf("appeals_reviewer");
    const { rows } = await answered<AppealList>(
      await reviewer.get(`/api/appeals?part=free&accountId=${encodeURIComponent(accountId)}`),
    );
    const at = `/api/appeals/${rows[0]?.id}`;
    await answered(await reviewer.post(`${at}/take`, { data: { version: rows[0]?.version } }));
    const { version } = (await answered<AppealView>(await reviewer.get(at))).appeal;
    const words = {
      point,
      answer: "A company card explains the link.",
      reason: "Nothing but the card ties the account.",
    };
    const ruling = { outcome: "overturned", disposition: "bystander" };
    await answered(await reviewer.post(`${at}/ruling`, { data: { version, ruling, ...words } }));

    await expect
      .poll(recalls, { timeout: 90_000 })
      .toMatchObject([{ state: "acknowledged", recall: { cause: "appeal" } }]);
    const [recall] = await recalls();
    expect(recall?.steps.find(({ kind }) => kind === "acknowledged")).toMatchObject({ by: theirs });
    expect(desk.heard.at(-1)).toMatchObject({ type: "sharing.recalled", data: { because: "appeal" } });
    await owner.close();
  });
  await desk.close();
});
