import type { APIRequestContext, Page } from "@playwright/test";
import type { AccountQuality, DataQuality } from "@/lib/casefile/contract";
import type { IngestBatchView } from "@/lib/ingest/contract";
import type { CreatedApiKey } from "@/lib/people/contract";
import { answered, expectProblem } from "./demo";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const tag = Date.now().toString(36);

/** Two good lines without an address and one of which the time cannot be read. */
const lines = [
  { exchange_id: `quality-${tag}-1`, ts: new Date(Date.now() - 5_000).toISOString() },
  { exchange_id: `quality-${tag}-2`, ts: new Date(Date.now() - 2 * 3_600_000).toISOString() },
  { exchange_id: `quality-${tag}-3`, ts: "yesterday" },
].map((line) => JSON.stringify({ ...line, account_id: `acct-quality-${tag}`, model: "model-a", prompt: "Why?" }));

/** Sends the lines with a key of their own, which makes them a source of their own. */
async function send(admin: APIRequestContext, request: APIRequestContext): Promise<IngestBatchView> {
  const permissions = ["ingest.write", "ingest.read"];
  const data = { name: `quality ${tag}`, permissions, expiresInDays: 1 };
  const { key } = await answered<CreatedApiKey>(await admin.post("/api/api-keys", { data }));
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" };
  const url = `/api/v1/exchanges?source=quality-${tag}.ndjson`;
  return answered<IngestBatchView>(await request.post(url, { headers, data: lines.join("\n") }));
}

const qualityOf = async (api: APIRequestContext, window: string): Promise<DataQuality> =>
  answered<DataQuality>(await api.get(`/api/quality?window=${window}`));

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`/ingest/quality${query}`);
  await expect(page.getByRole("heading", { level: 1, name: "Data quality" })).toBeVisible();
}

test("what came in, what it has and what was refused is shown with its window and denominators", async ({
  pageOf,
  apiOf,
  request,
}) => {
  test.setTimeout(360_000);
  const batch = await send(await apiOf("admin"), request);
  expect(batch).toMatchObject({ accepted: 2, rejected: 1 });
  const api = await apiOf("analyst");
  // A job adds the day up.
  await expect.poll(async () => (await qualityOf(api, "day")).pendingDays, { timeout: 90_000 }).toBe(0);
  const quality = await qualityOf(api, "day");
  const source = quality.sources.find(({ sender }) => sender === `quality ${tag}`);
  expect(source).toMatchObject({ kind: "exchanges", reading: "ndjson", uploads: 1, accepted: 2, rejected: 1 });
  // One came within a minute of its own time, the other two hours after.
  expect(source?.exchanges).toMatchObject({
    of: 2,
    delays: { withinMinute: 1, withinHour: 0, withinDay: 1, ahead: 0 },
  });

  const page = await pageOf("analyst");
  await test.step("from the uploads one comes to the sources of the last day", async () => {
    await page.goto("/ingest");
    await page.getByRole("link", { name: "Data quality" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Data quality" })).toBeVisible();
    await page.getByText("Last day", { exact: true }).click();
    await expect(page).toHaveURL(/window=day/);
    const sources = page.getByRole("table", { name: "Sources" });
    const row = sources.getByRole("row", { name: new RegExp(`^ndjson from quality ${tag}`) });
    await expect(row).toContainText(`last: quality-${tag}.ndjson`);
    await expect(row).toContainText("33.3");
    await expect(page.getByText(/^uploads that began since \d{4}-\d\d-\d\d 00:00 UTC/)).toBeVisible();
  });

  await test.step("what nobody sent reads as not available, with what is lost", async () => {
    const evidence = page.getByRole("table", { name: "Evidence of exchanges" });
    await expect(evidence).toContainText(`Having it, of ${quality.exchanges.of.toLocaleString("en")}`);
    await expect(evidence.getByRole("row", { name: /^client_fingerprint/ })).toBeVisible();
    if (quality.exchanges.families.network === 0) {
      await expect(evidence).toContainText("No network evidence is available of these exchanges.");
    }
    await page.getByRole("button", { name: "show table by day" }).first().click();
    const byDay = page.getByRole("table", { name: "Evidence of exchanges by day" });
    await expect(byDay.getByRole("row")).toHaveCount(1 + daysBetween(quality));
  });

  await test.step("a reason of rejection opens the newest upload that has it", async () => {
    const reasons = page.getByRole("table", { name: "Reasons of rejection" });
    await expect(reasons).toContainText("must be an RFC 3339 time");
    await reasons.getByRole("button", { name: /^Open the newest upload with: ts must be an RFC 3339/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("grid", { name: "Rejected lines" })).toContainText("must be an RFC 3339 time");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("the page can be used without seeing it", async () => {
    expect(await violationsOf(page)).toEqual([]);
  });
});

/** Days from the first to the last that anything is stored of. */
function daysBetween({ exchanges: { days } }: DataQuality): number {
  const [first, last] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  return (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
}

test("the demo has evidence of every family, of exchanges and of accounts", async ({ pageOf, apiOf }) => {
  const api = await apiOf("viewer");
  const { exchanges, sources } = await qualityOf(api, "all");
  for (const family of ["network", "client", "content"]) expect(exchanges.families[family]).toBeGreaterThan(0);
  const delays = sources.flatMap((source) => (source.exchanges === null ? [] : [source.exchanges]));
  expect(delays.reduce((sum, { of }) => sum + of, 0)).toBe(exchanges.of);
  const { accounts } = await answered<AccountQuality>(await api.get("/api/quality/accounts?window=all"));
  for (const family of ["payment", "identity", "registration"]) expect(accounts.families[family]).toBeGreaterThan(0);
  const page = await pageOf("viewer");
  await open(page, "?window=all");
  await expect(page.getByRole("table", { name: "Evidence of accounts" })).toContainText("payment_fingerprint");
});

test("whoever may not read traffic is told so, by the page and by the API", async ({ pageOf, apiOf }) => {
  const api = await apiOf("support");
  await expectProblem(await api.get("/api/quality"), 403, "forbidden");
  await expectProblem(await api.get("/api/quality/accounts"), 403, "forbidden");
  await expectProblem(await (await apiOf("viewer")).get("/api/quality?window=year"), 400, "invalid-input");
  const page = await pageOf("admin");
  await page.goto("/ingest");
  await expect(page.getByRole("heading", { level: 1, name: "Uploads & jobs" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Data quality" })).toHaveCount(0);
  await open(page);
  await expect(page.getByText("You may not see this")).toBeVisible();
});
