import type { APIRequestContext, Page } from "@playwright/test";
import type { AuditPage } from "@/lib/audit/contract";
import type { AuditOverview, ConfigurationList, SampleView } from "@/lib/detection/contract";
import { answered, expectProblem } from "./demo";
import { expect, test } from "./people";

const reason = "Small groups waste the time of analysts; show larger ones only.";

const configurations = async (api: APIRequestContext): Promise<ConfigurationList> =>
  answered<ConfigurationList>(await api.get("/api/configurations"));

/** Opens the page of the workbench and waits until it can be used. */
async function openPart(page: Page, query: string): Promise<void> {
  await page.goto(`/detectors?${query}`);
  await expect(page.getByRole("heading", { level: 1, name: "Detectors" })).toBeVisible();
}

test("a proposal is refused by the number's name, run in the shadow, and put live by somebody else", async ({
  pageOf,
  apiOf,
}) => {
  test.setTimeout(480_000);
  const analyst = await pageOf("analyst");
  const { live } = await configurations(await apiOf("analyst"));

  await test.step("what does not parse is refused, and nothing typed is lost", async () => {
    await openPart(analyst, "tab=numbers");
    await analyst.getByRole("button", { name: "Propose other numbers" }).click();
    await analyst.getByLabel("Payment m").fill("two");
    await analyst.getByLabel("Smallest campaign").fill("24");
    await analyst.getByLabel("Reason").fill(reason);
    await analyst.getByRole("button", { name: "Propose", exact: true }).click();
    await expect(analyst.getByText("content.families.payment.m").first()).toBeVisible();
    await expect(analyst.getByLabel("Payment m")).toHaveValue("two");
    await expect(analyst.getByLabel("Smallest campaign")).toHaveValue("24");
    await expect(analyst.getByLabel("Reason")).toHaveValue(reason);
    const api = await apiOf("analyst");
    const data = { basedOnId: live.id, content: { odds: "ninety" }, reason };
    expect(await expectProblem(await api.post("/api/configurations", { data }), 400, "invalid-input")).toContain(
      "content.odds",
    );
    expect((await configurations(api)).live.id).toBe(live.id);
  });

  await test.step("mended, it is a proposal that shows what is different", async () => {
    await analyst.getByLabel("Payment m").fill(String(live.values["families.payment.m"]));
    await analyst.getByRole("button", { name: "Propose", exact: true }).click();
    const differences = analyst.getByRole("table", { name: "Differences" });
    await expect(differences.getByRole("row")).toHaveCount(2);
    await expect(differences).toContainText("Smallest campaign");
    await expect(analyst.getByRole("button", { name: "Put live" })).toHaveCount(0);
  });

  await test.step("the shadow run says what would change, and publishes nothing", async () => {
    const api = await apiOf("analyst");
    const before = await answered<{ rows: unknown[] }>(await api.get("/api/campaigns?limit=200"));
    await analyst.getByRole("button", { name: "Run in the shadow" }).click();
    await expect(analyst.getByText(/^Shadow run: /)).toBeVisible();
    await expect(analyst.getByText("Newly flagged", { exact: true }).first()).toBeVisible({ timeout: 150_000 });
    await expect(analyst.getByText(/^Version \d+ against version \d+ over/)).toBeVisible();
    expect(await answered(await api.get("/api/campaigns?limit=200"))).toEqual(before);
  });

  await test.step("nobody puts their own live, a lead does, with a reason", async () => {
    const { versions } = await configurations(await apiOf("analyst"));
    const proposed = versions.find(({ status }) => status === "proposed");
    if (!proposed?.shadow) throw new Error("There is no proposal with a shadow run.");
    const data = { version: proposed.version, shadowRunId: proposed.shadow.runId, reason };
    const path = `/api/configurations/${proposed.id}/activate`;
    await expectProblem(await (await apiOf("analyst")).post(path, { data }), 403);
    const lead = await pageOf("lead");
    await openPart(lead, `version=${proposed.number}`);
    await lead.getByRole("button", { name: "Put live" }).click();
    const dialog = lead.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Put live" })).toBeDisabled();
    await dialog.getByLabel("Reason").fill("The replay releases nobody who was judged to be operated.");
    await dialog.getByRole("button", { name: "Put live" }).click();
    await expect(dialog).toBeHidden();
    await expect(lead.getByText(`Version ${proposed.number} is live.`).first()).toBeVisible();
    const records = await answered<AuditPage>(await (await apiOf("auditor")).get("/api/audit?limit=500"));
    const actions = records.rows.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["configuration.propose", "configuration.activate"]));
  });
});

test("an audit sample is judged blind by keyboard, and only then gives an estimate", async ({ pageOf, apiOf }) => {
  test.setTimeout(240_000);
  const page = await pageOf("analyst");
  const api = await apiOf("analyst");
  await openPart(page, "tab=audit");
  await page.getByRole("button", { name: "Draw an audit sample" }).first().click();
  const dialog = page.getByRole("dialog");
  for (const [name, size] of [
    ["Flagged", "3"],
    ["Dismissed", "0"],
    ["Not flagged", "3"],
  ] as const) {
    await dialog.getByLabel(name, { exact: true }).fill(size);
  }
  await dialog.getByLabel("Reason").fill("A small audit of what is not seen.");
  await dialog.getByRole("button", { name: "Draw", exact: true }).click();
  await expect(page.getByText("Account 1 of 6")).toBeVisible();
  await expect(page.getByText("Training material")).toBeVisible();

  const { samples, estimates } = await answered<AuditOverview>(await api.get("/api/audit-samples"));
  expect(estimates?.recall).toEqual({ missing: expect.stringContaining("Not enough labels") });
  for (let position = 1; position <= 6; position++) {
    await expect(page.getByText(`Account ${position} of 6`)).toBeVisible();
    await page.locator("body").press("1");
    await page.keyboard.type("Ordinary mixed use by day.");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText(`${position} judged`)).toBeVisible();
  }
  const sample = await answered<SampleView>(await api.get(`/api/audit-samples/${samples[0]?.id}`));
  expect(sample.accounts.map(({ label }) => label)).toEqual(Array(6).fill("benign"));
  const after = await answered<AuditOverview>(await api.get("/api/audit-samples"));
  const silent = after.estimates?.strata.filter(({ accounts, drawn }) => accounts > 0 && drawn === 0) ?? [];
  await openPart(page, "tab=quality");
  await expect(page.getByText("Recall and false flags")).toBeVisible();
  // Benign accounts alone say how many are flagged wrongly, where every stratum has been looked into, and nothing of recall.
  if (silent.length === 0) expect(after.estimates?.falseFlags).toMatchObject({ n: expect.any(Number) });
  expect(after.estimates?.recall).toEqual({ missing: expect.any(String) });
});

test("a viewer sees the numbers and may change nothing", async ({ pageOf, apiOf }) => {
  const page = await pageOf("viewer");
  await openPart(page, "tab=numbers");
  await expect(page.getByRole("table", { name: "Evidence families" })).toContainText("Payment");
  await expect(page.getByRole("button", { name: "Propose other numbers" })).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Audit sample" })).toHaveCount(0);
  const api = await apiOf("viewer");
  const { live } = await configurations(api);
  await expectProblem(
    await api.post("/api/configurations", { data: { basedOnId: live.id, content: {}, reason } }),
    403,
  );
});
