import type { APIRequestContext, Page } from "@playwright/test";
import type { CampaignSummary } from "@/lib/campaigns/contract";
import type { DecisionView } from "@/lib/decisions/contract";
import type { CampaignQueue } from "@/lib/review/contract";
import { answered } from "./demo";
import { expect, test } from "./people";

const reason = "Read and weighed.";

const queueOf = async (api: APIRequestContext, part = "waiting") =>
  answered<CampaignQueue>(await api.get(`/api/queue/campaigns?part=${part}`));

const idIn = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";

/** Takes back what was decided about these campaigns and gives back who held them, so that other journeys find them open. */
async function restore(api: APIRequestContext, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const decisions = await answered<DecisionView[]>(await api.get(`/api/campaigns/${id}/decisions`));
    const last = decisions.find(({ kind, reversedById }) => /^(confirm|dismiss)$/.test(kind) && reversedById === null);
    if (last !== undefined) await answered(await api.post(`/api/decisions/${last.id}/reverse`, { data: { reason } }));
    await api.post(`/api/review/campaign/${id}/release`, { data: {} });
  }
}

/** Decides on the open page's campaign as detection suggests, by the keyboard. */
async function decide(page: Page, { suggestedVerdict }: CampaignSummary): Promise<void> {
  const isHarm = suggestedVerdict === "distillation" || suggestedVerdict === "relay";
  await page.keyboard.press(isHarm ? "c" : "d");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("input:focus, textarea:focus")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.keyboard.type(reason);
  if (isHarm) {
    await page.keyboard.press("Tab");
    await page.keyboard.type("Nothing innocent.");
  }
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
}

test("ten campaigns are triaged by the keyboard alone, each claimed as it opens", async ({ pageOf, apiOf }) => {
  test.setTimeout(480_000);
  const api = await apiOf("lead");
  const { rows } = await queueOf(api, "unclaimed");
  const waiting = rows.slice(0, 10).map(({ campaign }) => campaign);
  expect(waiting).toHaveLength(10);
  const page = await pageOf("analyst");
  // The page hears of changes from when it hears the keys.
  const alive = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  await page.goto("/");
  await alive;
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await expect(page.getByRole("heading", { level: 1, name: "Queue" })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText(waiting[0]?.codeName ?? "");
  await page.keyboard.press("n");
  const decided: string[] = [];
  try {
    for (const campaign of waiting) {
      await expect(page.getByRole("heading", { level: 1, name: campaign.codeName })).toBeVisible();
      await expect(page.getByText(/^Yours until/)).toBeVisible();
      decided.push(idIn(page));
      await decide(page, campaign);
    }
    await expect(page.getByRole("heading", { level: 1, name: waiting[9]?.codeName })).toBeHidden();
    expect(decided).toEqual(waiting.map(({ id }) => id));
    const left = (await queueOf(api)).rows.map(({ campaign }) => campaign.id);
    expect(left.filter((id) => decided.includes(id))).toEqual([]);
  } finally {
    await restore(api, [...decided, idIn(page)]);
  }
});

test("two people see each other at one campaign, and who works on it", async ({ pageOf, apiOf }) => {
  const api = await apiOf("lead");
  const campaign = (await queueOf(api, "unclaimed")).rows.at(-1)?.campaign;
  if (campaign === undefined) throw new Error("The demo has no open campaign.");
  const [analyst, lead] = [await pageOf("analyst"), await pageOf("lead")];
  const review = (page: Page) => page.getByRole("region", { name: "Review" });
  // The first page is told of nothing until the second has said that it is there: what it missed in between it must hear of all the same.
  const said = lead.waitForResponse((response) => response.url().endsWith(`/${campaign.id}/presence`), {
    timeout: 60_000,
  });
  await analyst.route(/\/api\/live\?/, async (route) => {
    await said;
    await route.continue();
  });
  try {
    await analyst.goto(`/campaigns/${campaign.id}`);
    await expect(review(analyst)).toContainText("Nobody works on it.");
    await lead.goto(`/campaigns/${campaign.id}`);
    await said;
    await expect(review(analyst).getByRole("img", { name: "Leila Haddad has it open" })).toBeVisible();
    await review(analyst).getByRole("button", { name: "Work on it" }).click();
    await expect(review(lead)).toContainText("Anders Okafor works on it since");
    await expect(review(lead).getByRole("button", { name: "Work on it" })).toBeDisabled();

    await lead.keyboard.press("h");
    const dialog = lead.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "To" }).fill("Leila");
    await expect(lead.getByText("Nobody else reviews.")).toBeVisible();
    await dialog.getByRole("combobox", { name: "To" }).fill("Anders");
    await lead.getByRole("option", { name: "Anders Okafor" }).click();
    await dialog.getByLabel("What they need to know").fill("Look at the cards first.");
    await dialog.getByRole("button", { name: "Hand over" }).click();
    await expect(review(analyst)).toContainText("handed over by Leila Haddad: “Look at the cards first.”");

    await analyst.keyboard.press("z");
    await analyst.getByRole("dialog").getByLabel("What it waits for").fill("The reseller's answer.");
    await analyst.keyboard.press("Control+Enter");
    await expect(review(lead)).toContainText("Anders Okafor put it off until");
    await lead.keyboard.press("z");
    await expect(review(analyst)).toContainText("Nobody works on it.");
    await lead.goto("/queue");
    await expect(review(analyst).getByRole("img")).toBeHidden();
  } finally {
    await restore(api, [campaign.id]);
  }
});

test("a viewer sees who works on it and is offered nothing", async ({ pageOf, apiOf }) => {
  const campaign = (await queueOf(await apiOf("viewer"))).rows.at(-1)?.campaign;
  const page = await pageOf("viewer");
  await page.goto(`/campaigns/${campaign?.id}`);
  const review = page.getByRole("region", { name: "Review" });
  await expect(review).toContainText("Nobody works on it.");
  await expect(review.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Queue" })).toHaveCount(0);
});
