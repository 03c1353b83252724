import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { answered, campaignOf, distillations, expectProblem } from "./demo";
import { expect, test } from "./people";

/** Opens the palette and types; the first line that fits is chosen by Enter. */
async function ask(page: Page, text: string, first: RegExp): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search or go to" });
  await palette.getByRole("textbox", { name: "Search" }).fill(text);
  await expect(palette.getByRole("button").first()).toHaveText(first);
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
}

test("a campaign is found, dismissed and opened again by the keyboard; somebody else's change stops the undo", async ({
  pageOf,
  apiOf,
}) => {
  const [api, colleague] = [await apiOf("analyst"), await apiOf("lead")];
  const campaign = (await distillations(api)).at(-1);
  if (campaign === undefined) throw new Error("The demo has no campaign.");
  const { id, codeName } = campaign;
  const status = async () => (await campaignOf(api, id)).status;
  const page = await pageOf("analyst");
  await page.goto("/");
  await expect(page.getByRole("slider").first()).toBeVisible();
  await ask(page, codeName, new RegExp(`^${codeName}`));
  await expect(page.getByRole("heading", { level: 1, name: codeName })).toBeVisible();

  await ask(page, "dismiss this", /^Dismiss this campaign/);
  const dialog = page.getByRole("dialog", { name: `Dismiss ${codeName}` });
  await dialog.getByLabel("Reason").fill("Looked at twice: no harm in it.");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  expect(await status()).toBe("dismissed");
  await page.keyboard.press("u");
  await expect(page.getByText("Undone", { exact: true })).toBeVisible();
  expect(await status()).toBe("open");

  const { version } = await campaignOf(api, id);
  const data = { version, reason: "Looked at twice: no harm in it." };
  const act = await answered<{ decisions: { id: string }[]; campaignVersion: number }>(
    await api.post(`/api/campaigns/${id}/dismiss`, { data }),
  );
  const [{ id: actId } = { id: "" }] = act.decisions;
  const undo = { actId, version: act.campaignVersion };
  await answered(
    await colleague.post(`/api/decisions/${actId}/reverse`, { data: { reason: "It waits for a second look." } }),
  );
  await expectProblem(await api.post(`/api/campaigns/${id}/undo`, { data: undo }), 409, "conflict");
});

test("a viewer is offered nothing but what they may, and takes a chart along as figures", async ({ pageOf, apiOf }) => {
  const [campaign] = await distillations(await apiOf("viewer"));
  const page = await pageOf("viewer");
  await page.goto(`/campaigns/${campaign?.id}?tab=traffic`);
  await expect(page.getByRole("slider").first()).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search or go to" });
  await palette.getByRole("textbox", { name: "Search" }).fill("i");
  await expect(palette.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expect(palette.getByRole("button", { name: /Dismiss|Confirm|Import|Run detection|in clear/ })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: /^Export: Exchanges per/ }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Figures (CSV)" }).click();
  const text = await readFile(await (await coming).path(), "utf8");
  const [heading = "", ...rows] = text.trim().split("\r\n");
  expect(heading).toMatch(/^\uFEFF?(Day|Hour) \(UTC\),.*\(exchanges\),State$/);
  expect(rows.length).toBeGreaterThan(1);
});
