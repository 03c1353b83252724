import type { APIRequestContext, Page } from "@playwright/test";
import type { AuditPage } from "@/lib/audit/contract";
import type { MemberRow } from "@/lib/campaigns/contract";
import { answered, campaignOf, distillations, membersOf } from "./demo";
import { expect, signInOf, test } from "./people";

const reason = "One template across all of these accounts, paid from one card.";

/** Searches for one member and selects it; nothing else stays selected. */
async function select(page: Page, { accountId }: MemberRow): Promise<void> {
  await page.getByRole("tab", { name: /^Members/ }).click();
  const clear = page.getByRole("button", { name: "Clear", exact: true });
  if (await clear.isVisible()) await clear.click();
  const row = page.getByRole("grid", { name: "Members" }).getByRole("row").filter({ hasText: accountId });
  await page.getByLabel("Search accounts").fill(accountId);
  await row.getByRole("checkbox").check();
  await expect(page.getByText("1 selected").first()).toBeVisible();
}

async function bannable(api: APIRequestContext, id: string): Promise<[MemberRow, MemberRow]> {
  const rows = await membersOf(api, id, "tier=core&sort=exchanges");
  const [ban, other] = rows.filter(({ hardLink, standing }) => hardLink && standing === "active");
  if (ban === undefined || other === undefined)
    throw new Error("The largest campaign has no two members with a hard link.");
  return [ban, other];
}

test("from sign-in to the record: open, read why, dispose, confirm, ban, audit", async ({ page, pageOf, apiOf }) => {
  test.setTimeout(360_000);
  const api = await apiOf("lead");
  const [largest] = await distillations(api);
  if (largest === undefined) throw new Error("The demo has no campaign.");
  const [toBan, customer] = await bannable(api, largest.id);

  await test.step("sign in", async () => {
    const { email, password } = signInOf("lead");
    await page.goto("/campaigns?sort=accounts");
    await expect(page).toHaveURL(/sign-in/);
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/campaigns\?sort=accounts/);
  });

  await test.step("open the largest campaign and read why", async () => {
    await page.getByRole("row").filter({ hasText: largest.codeName }).getByText(largest.codeName).first().click();
    await expect(page.getByRole("heading", { level: 1, name: largest.codeName })).toBeVisible();
    const { explanation } = await campaignOf(api, largest.id);
    await expect(page.getByText("Are they run together?")).toBeVisible();
    await expect(page.getByText(explanation.sentences[0] ?? "no sentence").first()).toBeVisible();
    await expect(page.getByText("Is it harvesting?")).toBeVisible();
    await expect(page.getByText("Speaks for it")).toBeVisible();
    await expect(page.getByText("Speaks against it")).toBeVisible();
  });

  await test.step("say what members are", async () => {
    for (const [member, label] of [
      [toBan, /^Operated/],
      [customer, /^Relay customer/],
    ] as const) {
      await select(page, member);
      await page.getByRole("button", { name: "Set disposition" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio", { name: label }).check();
      await dialog.getByLabel("Reason").fill(reason);
      await dialog.getByRole("button", { name: "Set disposition" }).click();
      await expect(dialog).toBeHidden();
    }
    await expect(page.getByRole("row").filter({ hasText: customer.accountId })).toContainText("Relay customer");
  });

  await test.step("confirm", async () => {
    await page.getByRole("button", { name: /^Confirm/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^Distillation/ }).check();
    await expect(dialog.getByRole("button", { name: "Confirm campaign" })).toBeDisabled();
    await dialog.getByLabel("Reason").fill(reason);
    await dialog
      .getByLabel("Answer to the strongest innocent explanation")
      .fill("No company has these accounts in one contract.");
    await dialog.getByRole("button", { name: "Confirm campaign" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("an analyst decided", { exact: false })).toBeVisible();
  });

  await test.step("ban one account", async () => {
    await select(page, toBan);
    await page.getByRole("button", { name: /^Take a measure/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Ban", exact: true }).check();
    await expect(dialog).toContainText("Policy endpoint");
    await dialog.getByRole("radio", { name: /train a competing model/ }).check();
    await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
    await dialog.getByRole("button", { name: "Ban", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("row").filter({ hasText: toBan.accountId })).toContainText(/banned/i);
  });

  await test.step("the auditor sees it", async () => {
    const auditor = await pageOf("auditor");
    await auditor.goto("/audit?action=account.ban");
    await expect(auditor.getByRole("row").filter({ hasText: "account.ban" }).first()).toContainText("Leila Haddad");
    const records = await answered<AuditPage>(await (await apiOf("auditor")).get("/api/audit?limit=500"));
    const actions = records.rows.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["account.ban", "campaign.confirm", "member.set_disposition"]));
  });
});
