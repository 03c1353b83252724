import { randomUUID } from "node:crypto";
import { distillations } from "./demo";
import { expect, test } from "./people";

test("filters, order and search are in the address and survive a reload", async ({ pageOf, apiOf }) => {
  const [campaign, other] = await distillations(await apiOf("viewer"));
  if (campaign === undefined || other === undefined) throw new Error("The demo has too few campaigns.");
  const page = await pageOf("viewer");
  await page.goto("/campaigns");
  const grid = page.getByRole("grid", { name: "Campaigns" });
  await expect(grid.getByText(other.codeName)).toBeVisible();

  await page.getByRole("searchbox", { name: "Search by code name" }).fill(campaign.codeName);
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(grid.getByText(other.codeName)).toHaveCount(0);
  await grid
    .getByRole("columnheader", { name: /Exchanges/ })
    .getByRole("button")
    .or(grid.getByRole("columnheader", { name: /Exchanges/ }))
    .first()
    .click();
  await expect(page).toHaveURL(/[?&]sort=exchanges/);
  await page
    .getByRole("combobox", { name: "Verdict" })
    .or(page.getByRole("textbox", { name: "Verdict" }))
    .first()
    .click();
  await page.getByRole("option", { name: "Distillation", exact: true }).click();
  await expect(page).toHaveURL(/[?&]verdict=distillation/);
  const address = page.url();

  await page.reload();
  await expect(grid.getByText(campaign.codeName)).toBeVisible();
  await expect(grid.getByText(other.codeName)).toHaveCount(0);
  await expect(page.getByRole("searchbox", { name: "Search by code name" })).toHaveValue(campaign.codeName);
  await expect(grid.getByRole("columnheader", { name: /Exchanges/ })).toHaveAttribute(
    "aria-sort",
    /ascending|descending/,
  );
  expect(page.url()).toBe(address);

  await page.goto("/campaigns?q=no-campaign-has-such-a-name");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(grid.getByText(other.codeName)).toBeVisible();
});

test("a campaign that does not exist says so", async ({ pageOf, apiOf }) => {
  const page = await pageOf("viewer");
  await page.goto(`/campaigns/${randomUUID()}`);
  await expect(page.getByText(/no such|not found/i).first()).toBeVisible();
  await page.goto("/campaigns/no-id");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  const answer = await (await apiOf("viewer")).get(`/api/campaigns/${randomUUID()}`);
  expect(answer.status()).toBe(404);
});

test("when the server cannot be reached the page says so, and trying again helps", async ({ pageOf, apiOf }) => {
  const [campaign] = await distillations(await apiOf("viewer"));
  const page = await pageOf("viewer");
  await page.goto("/campaigns");
  await expect(page.getByText(campaign?.codeName ?? "none")).toBeVisible();
  await page.route("**/api/campaigns?**", (route) => route.abort());
  await page.getByRole("searchbox", { name: "Search by code name" }).fill(campaign?.codeName ?? "none");
  const again = page.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible({ timeout: 30_000 });
  await page.unroute("**/api/campaigns?**");
  await again.click();
  await expect(page.getByRole("grid").getByText(campaign?.codeName ?? "none")).toBeVisible();
});
