import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type { InboundBatchView, InboundPage } from "@/lib/inbound/contract";
import type { BundleExportView, HandedKey, PartnerView } from "@/lib/indicators/contract";
import type { OverlapView } from "@/lib/overlap/contract";
import type { SetOutcome } from "@/lib/review/contract";
import type { CollectionView, CreatedPartnerApiKey, FeedView, PartnerExchangeView } from "@/lib/taxii/contract";
import { answered, campaignOf, distillations, membersOf } from "../console/demo";
import { expect, test } from "../console/people";
import { dataDir, port } from "../installation";
import { rowsOf } from "./ask-engine";
import { signIn } from "./feed";
import { OwnInstallation } from "./own-installation";

const reason = "One card over all of these accounts, and one template.";
const known = 30;
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

/** Makes two consoles partners of each other: there fetches by TAXII what here shares; here asks, there answers. */
async function acquaint(here: Api, there: Api) {
  const [ofThem, ofUs] = [await agree(here, theirs), await agree(there, "The first house")];
  const { keyId, key } = await here<HandedKey>(`/api/partners/${ofThem}/hand-over-key`, {});
  await there("/api/inbound/keys", { partnerId: ofUs, keyId, key });
  const fetchThere = await follow({ api: here, partner: ofThem, port }, { api: there, partner: ofUs });
  await there(`/api/partners/${ofUs}/overlap`, { version: 0, answers: true, url: null });
  await here(`/api/partners/${ofThem}/overlap`, {
    ...{ version: 0, answers: false, url: `http://127.0.0.1:${other.port}/api/v1/overlap` },
    accessKey: await keyFor(there, ofUs),
  });
  return { ofThem, ofUs, fetchThere };
}

test("two consoles share a campaign, count what both know of it and of a set, and one takes an account back from the other", async ({
  apiOf,
  pageOf,
}) => {
  const [lead, page] = [await apiOf("lead"), await pageOf("sharing_officer")];
  const [here, there] = [apiHere(await apiOf("sharing_officer")), await apiThere()];
  const campaign = (await distillations(lead)).find(({ status }) => status === "open" || status === "confirmed");
  const id = campaign?.id ?? "";
  const core = await membersOf(lead, id, "tier=core&standing=active");
  const both = await giveAccounts(core.map(({ accountId }) => accountId));
  const { ofThem, ofUs, fetchThere } = await acquaint(here, there);
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

  await test.step("a member that is cleared here is taken back there, and that it was is on the ledger here", async () => {
    const taken = async () => (await inThere("state=revoked")).filter(({ kind }) => kind === "mail_token");
    await say("dispositions", { accountIds: both.slice(0, 1), disposition: "bystander" });
    await expect.poll(async () => (await recalls()).length, arrives).toBe(1);
    await fetchThere();
    await expect.poll(async () => (await taken()).length, arrives).toBe(1);
    await expect.poll(async () => (await recalls())[0]?.state, arrives).toBe("fetched");
    await here(`/api/exports/${(await recalls())[0]?.id}/acknowledge`, { by: "Their desk" });
    expect(await recalls()).toMatchObject([{ state: "acknowledged" }]);
  });
});
