import type { APIRequestContext } from "@playwright/test";
import type { SavedViewList, SetList } from "@/lib/review/contract";
import { answered, distillations, expectProblem, membersOf } from "./demo";
import { expect, test } from "./people";

const marked = (name: string) => `${name} ${Date.now()}`;

/** Deletes sets by their names, so that other journeys do not meet them. */
async function forget(api: APIRequestContext, ...names: string[]): Promise<void> {
  const { rows } = await answered<SetList>(await api.get("/api/sets"));
  for (const { id, name, version } of rows)
    if (names.includes(name)) await answered(await api.post(`/api/sets/${id}/remove`, { data: { version } }));
}

test("members become a set, which is handed over, and decided on campaign by campaign", async ({ pageOf, apiOf }) => {
  test.setTimeout(60_000);
  const api = await apiOf("lead");
  const campaign = (await distillations(api)).at(-1);
  if (campaign === undefined) throw new Error("The demo has no campaign.");
  const [first] = await membersOf(api, campaign.id, "tier=core&sort=account&order=asc");
  const [core, listed] = [marked("Core"), marked("Listed")];
  const page = await pageOf("analyst");
  try {
    await page.goto(`/campaigns/${campaign.id}?tab=members&tier=core`);
    await page.getByRole("button", { name: "Make a set of all that match" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(core);
    await dialog.getByLabel("Why").fill("One card pays for all of them.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("link", { name: core }).click();
    await expect(page.getByRole("heading", { level: 1, name: core })).toBeVisible();
    await expect(page.getByText(`Set of ${campaign.coreAccounts.toLocaleString("en")} accounts`)).toBeVisible();

    await page.getByRole("button", { name: "Set disposition" }).click();
    await expect(dialog.getByRole("row", { name: new RegExp(campaign.codeName) })).toBeVisible();
    await expect(dialog.getByRole("button", { name: /^Set disposition \(\d/ })).toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();

    await page.keyboard.press("h");
    await dialog.getByRole("combobox", { name: "To" }).fill("Leila");
    await page.getByRole("option", { name: "Leila Haddad" }).click();
    await dialog.getByLabel("What they need to know").fill("Look at the cards first.");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("region", { name: "Review" })).toContainText("Leila Haddad works on it");
    const mine = await answered<SetList>(await api.get("/api/sets?part=mine"));
    expect(mine.rows.find(({ name }) => name === core)?.review.claim).toMatchObject({
      handedBy: "Anders Okafor",
      note: "Look at the cards first.",
    });

    await page.goto("/sets");
    await page.getByRole("button", { name: "Make a set of a list" }).click();
    await dialog.getByLabel("Account ids").fill(`account_id,note\n${first?.accountId},a\nnobody-1,b`);
    await dialog.getByLabel("Name").fill(listed);
    await page.keyboard.press("Control+Enter");
    const unknown = page.getByRole("dialog", { name: /some ids belong to no account/ });
    await expect(unknown.getByRole("row", { name: /3\s*nobody-1/ })).toBeVisible();
    await unknown.getByRole("link", { name: "Open the set" }).click();
    await expect(page.getByText("Set of 1 account,")).toBeVisible();
    await page.getByRole("tab", { name: "History" }).click();
    await expect(page.getByRole("row", { name: /made it of 1 account: a pasted list of 2 lines/ })).toBeVisible();
  } finally {
    await forget(api, core, listed);
  }
});

test("a view is saved with its filters and opened again; a viewer changes no set", async ({ pageOf, apiOf }) => {
  const api = await apiOf("analyst");
  const name = marked("Relays");
  const page = await pageOf("analyst");
  await page.goto("/campaigns?verdict=relay&sort=last_seen");
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save what is seen now" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: `View: ${name}` })).toBeVisible();
  await page.goto("/campaigns");
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name }).click();
  await expect(page).toHaveURL(/\/campaigns\?(?=.*verdict=relay)(?=.*sort=last_seen)/);
  const { rows } = await answered<SavedViewList>(await api.get("/api/views?page=/campaigns"));
  const view = rows.find((one) => one.name === name);
  await answered(await api.post(`/api/views/${view?.id}/remove`, { data: { version: view?.version } }));

  const viewer = await pageOf("viewer");
  await viewer.goto("/sets");
  await expect(viewer.getByRole("heading", { level: 1, name: "Sets" })).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Make a set of a list" })).toHaveCount(0);
  const source = { type: "accounts", accountIds: ["nobody"] };
  await expectProblem(await (await apiOf("viewer")).post("/api/sets", { data: { name, source } }), 403);
});
