import type { CampaignPage } from "@/lib/campaigns/contract";
import type { RegroupingOutcome } from "@/lib/decisions/contract";
import { answered, campaignOf } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const reason = "The same cards pay for both of them.";

test("two campaigns become one, two accounts of it another, and all of it is taken back", async ({ pageOf, apiOf }) => {
  const api = await apiOf("lead");
  const { rows } = await answered<CampaignPage>(await api.get("/api/campaigns?sort=accounts&order=asc"));
  // Other journeys look at what harvests.
  const [first, second] = rows.filter(({ verdict, status }) => verdict !== "distillation" && status === "open");
  if (first === undefined || second === undefined) throw new Error("The demo has too few campaigns.");
  const page = await pageOf("analyst");
  await page.goto(`/campaigns/${first.id}`);
  await expect(page.getByRole("heading", { level: 1, name: first.codeName })).toBeVisible();
  await page.keyboard.press("m");
  const merging = await openDialog(page);
  await merging.getByRole("combobox").fill(second.codeName);
  await page.getByRole("option", { name: new RegExp(second.codeName) }).click();
  await expect(merging.getByRole("row", { name: new RegExp(second.codeName) })).toBeVisible();
  await merging.getByLabel("Reason").fill(reason);
  expect(await violationsOf(page, "all")).toEqual([]);
  await page.keyboard.press("Control+Enter");

  const from = page.getByRole("note").filter({ hasText: "Merged from" });
  await expect(from).toContainText(reason);
  // Undone while it is offered, and done again.
  await page.keyboard.press("u");
  await expect(page.getByRole("alert").filter({ hasText: "Taken back: 2 campaigns merged." })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: first.codeName })).toBeVisible();
  const [one, other] = await Promise.all([campaignOf(api, first.id), campaignOf(api, second.id)]);
  expect([one.retiredAt, other.retiredAt]).toEqual([null, null]);
  const others = [{ campaignId: other.id, version: other.version }];
  const again = { data: { version: one.version, others, reason } };
  const { regrouping } = await answered<RegroupingOutcome>(await api.post(`/api/campaigns/${one.id}/merges`, again));
  await page.goto(`/campaigns/${regrouping.into.id}`);
  await expect(from.getByRole("link", { name: `Decisions of ${second.codeName}` })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await violationsOf(page, "colour")).toEqual([]);
  const merged = await campaignOf(api, regrouping.into.id);
  expect(merged).toMatchObject({ status: "open", verdictBy: "detection" });
  await page.goto(`/campaigns/${second.id}`);
  const ended = page.getByRole("note").filter({ hasText: "Merged into" });
  await expect(page.getByRole("button", { name: /^Confirm/ })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText("Ended", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Work on it/ })).toBeHidden();
  expect(await violationsOf(page, "colour")).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await violationsOf(page, "all")).toEqual([]);
  await page.getByRole("tab", { name: /^Members/ }).click();
  const measure = page.getByRole("button", { name: /^Take a measure/ });
  await expect(measure).toHaveAttribute("aria-disabled", "true");
  await measure.hover();
  await expect(page.getByRole("tooltip")).toContainText(`merged into ${merged.codeName}`);
  await ended.getByRole("link", { name: merged.codeName }).click();

  await expect(page.getByRole("heading", { level: 1, name: merged.codeName })).toBeVisible();
  await page.keyboard.press("4");
  for (const place of [1, 2]) await page.getByRole("checkbox").nth(place).click();
  await page.getByRole("button", { name: "Split off…" }).click();
  const splitting = await openDialog(page);
  await expect(splitting.getByText("2 accounts", { exact: true })).toBeVisible();
  await splitting.getByLabel("Reason").fill(reason);
  expect(await violationsOf(page, "all")).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("note").filter({ hasText: "Split off: 2 of the" })).toContainText(merged.codeName);

  await page.keyboard.press("u");
  await expect(page.getByRole("alert").filter({ hasText: "Taken back: 2 accounts split off." })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: merged.codeName })).toBeVisible();

  await page.getByRole("button", { name: "Take back…" }).click();
  const dialog = await openDialog(page);
  await dialog.getByLabel("Reason").fill("They only share a public network.");
  await page.keyboard.press("Control+Enter");
  const name = merged.regroupings[0]?.origins[0]?.codeName ?? "";
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  for (const { id, accounts } of [first, second]) {
    expect(await campaignOf(api, id)).toMatchObject({ retiredAt: null, endedById: null, accounts });
  }
});
