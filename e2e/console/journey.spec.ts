import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import type { AuditPage } from "@/lib/audit/contract";
import type { MemberRow } from "@/lib/campaigns/contract";
import { answered, campaignOf, distillations, membersOf } from "./demo";
import { openDialog } from "./dialog";
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

/** Puts on file what was agreed with a partner. */
async function record(officer: Page, partner: string): Promise<void> {
  await officer.goto("/partners");
  await officer.getByRole("row").filter({ hasText: partner }).getByText(partner).click();
  await officer.getByRole("button", { name: "Record agreement" }).click();
  const dialog = officer.getByRole("dialog", { name: /^What was agreed/ });
  for (const name of ["Infrastructure", "Tokens", "Counts", "Prevent extraction", "Account ids mean the same"])
    await dialog.getByRole("checkbox", { name: new RegExp(`^${name}`) }).check();
  await dialog.getByLabel("Kept in (country)").fill("DE");
  await dialog.getByLabel("Signed by").fill("Counsel of both");
  await dialog.getByLabel(/^Signed(?! by)/).fill("2026-01-01");
  await dialog.getByLabel("Ends").fill("2099-01-01");
  await dialog.getByRole("button", { name: "Put on file" }).click();
  await expect(dialog).toBeHidden();
  await expect(officer.getByText("can receive").first()).toBeVisible();
}

test("from sign-in to the bundle: open, read why, dispose, confirm, ban, audit, share, take back", async ({
  page,
  pageOf,
  apiOf,
}) => {
  test.setTimeout(180_000);
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

  await test.step("a partner is added, an agreement recorded, and what leaves looked at", async () => {
    const partner = `Partner ${Date.now()}`;
    const officer = await pageOf("sharing_officer");
    await officer.goto("/partners");
    await officer.getByRole("button", { name: "Add partner" }).first().click();
    await (await openDialog(officer)).getByLabel("Name").fill(partner);
    await officer.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await expect(officer.getByText("None is on file")).toBeVisible();

    await officer.goto(`/campaigns/${largest.id}`);
    await officer.getByRole("button", { name: /^Export bundle/ }).click();
    await expect(officer).toHaveURL(/\/share/);
    await officer.getByRole("combobox", { name: "Partner" }).fill(partner);
    await officer.getByRole("option", { name: partner }).click();
    await expect(officer.getByText("The gate lets nothing out")).toBeVisible();
    const partners = await answered<{ id: string; name: string }[]>(await (await apiOf("lead")).get("/api/partners"));
    const { id = "" } = partners.find(({ name }) => name === partner) ?? {};
    await record(officer, partner);

    await officer.goto(`/campaigns/${largest.id}/share?partner=${id}`);
    await expect(officer.getByText("1 leave").first()).toBeVisible();
    await expect(officer.getByRole("row").filter({ hasText: "Prompts and responses" })).toContainText("never");
    await officer.getByRole("button", { name: "Approve and export" }).click();
    const coming = officer.waitForEvent("download");
    await officer.getByRole("dialog").getByRole("button", { name: "Export and download" }).click();
    const text = await readFile(await (await coming).path(), "utf8");
    const bundle = JSON.parse(text);
    expect(bundle).toMatchObject({ type: "bundle", id: expect.stringMatching(/^bundle--/) });
    expect(bundle.objects.length).toBeGreaterThan(3);
    const members = await membersOf(api, largest.id);
    expect(members.filter(({ accountId }) => text.includes(accountId))).toEqual([]);
    await officer.goto("/sharing");
    await expect(officer.getByRole("row").filter({ hasText: partner })).toContainText("downloaded");
  });

  await test.step("a member that is cleared is taken back from the partner by itself", async () => {
    await select(page, toBan);
    await page.getByRole("button", { name: "Set disposition" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^Bystander/ }).check();
    await dialog.getByLabel("Reason").fill("Its owner showed that it was not theirs to run.");
    await dialog.getByRole("button", { name: "Set disposition" }).click();
    await expect(dialog).toBeHidden();
    const officer = await pageOf("sharing_officer");
    await officer.goto("/sharing?part=live");
    await expect(officer.getByText("still live · built")).toBeVisible({ timeout: 30_000 });
    await officer.getByText("still live · built").click();
    const drawer = officer.getByRole("dialog");
    await drawer.getByRole("button", { name: /^STIX/ }).click();
    await drawer.getByRole("button", { name: "Acknowledged" }).click();
    await officer.getByLabel("Who said so").fill("Their desk");
    await officer.getByRole("button", { name: "Enter", exact: true }).click();
    await expect(officer.getByText("Nothing is live that was taken back")).toBeVisible();
  });
});
