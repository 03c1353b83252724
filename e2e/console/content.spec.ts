import type { AuditPage } from "@/lib/audit/contract";
import type { ExchangePage } from "@/lib/traffic/contract";
import { answered, distillations, expectProblem, membersOf } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

test("an analyst reads a prompt with campaign and purpose only, and the reading is recorded", async ({
  pageOf,
  apiOf,
}) => {
  const api = await apiOf("analyst");
  const [campaign] = await distillations(api);
  if (campaign === undefined) throw new Error("The demo has no campaign.");
  const [member] = await membersOf(api, campaign.id, "tier=core&sort=exchanges");
  if (member === undefined) throw new Error("The campaign has no member.");
  const { accountId } = member;
  const exchanges = await answered<ExchangePage>(await api.get(`/api/accounts/${accountId}/exchanges`));
  const exchangeId = exchanges.rows[0]?.exchangeId ?? "";

  const asked = { accountId, exchangeIds: [exchangeId], campaignId: campaign.id };
  const silent = await expectProblem(await api.post("/api/content", { data: asked }), 400, "invalid-input");
  expect(silent).toMatch(/read this for|purpose/i);
  await expectProblem(await api.post("/api/content", { data: { ...asked, purpose: "   " } }), 400);

  const page = await pageOf("analyst");
  await page.goto(`/accounts/${encodeURIComponent(accountId)}`);
  const row = page
    .getByRole("grid", { name: "Exchanges" })
    .getByRole("row")
    .filter({ has: page.getByRole("checkbox") });
  await row.nth(1).getByRole("checkbox").check();
  await page.getByRole("button", { name: /^Read prompts/ }).click();
  const dialog = await openDialog(page);
  await expect(dialog).toContainText("recorded in the audit");
  await expect(dialog.getByRole("button", { name: "Read", exact: true })).toBeDisabled();
  const purpose = `Compare the template of account ${Date.now()}`;
  await dialog.getByLabel("Purpose").fill(purpose);
  await dialog.getByRole("button", { name: "Read", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Prompt", exact: true }).first()).toBeVisible();

  const auditor = await apiOf("auditor");
  const { rows } = await answered<AuditPage>(await auditor.get("/api/audit?action=content.read&limit=20"));
  const record = rows.find(({ detail }) => JSON.stringify(detail).includes(purpose));
  expect(record).toMatchObject({ access: "read", actor: { name: "Anders Okafor" } });
});

test("from what a campaign rests on, one exchange leads to others that are worded like it", async ({
  pageOf,
  apiOf,
}) => {
  const api = await apiOf("viewer");
  const [campaign] = await distillations(api);
  const page = await pageOf("viewer");
  await page.goto(`/campaigns/${campaign?.id}`);
  const facts = page.getByRole("grid", { name: "Shared values" });
  await facts
    .getByRole("button", { name: /example exchanges$/ })
    .first()
    .click();
  const examples = page.getByRole("table", { name: "Example exchanges" });
  await expect(examples.getByRole("link")).not.toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);
  await examples
    .getByRole("button", { name: /^More like/ })
    .first()
    .click();
  const others = page.getByRole("table", { name: "Similar exchanges" });
  await expect(others.getByRole("link")).not.toHaveCount(0);
  await expect(others.getByRole("button")).toHaveCount(0);
});
