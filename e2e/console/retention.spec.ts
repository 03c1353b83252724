import { answered, expectProblem } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const account = `held-${Date.now().toString(36)}`;

test("legal says how long things are kept, sees what would go, and places and releases a hold", async ({ pageOf }) => {
  const page = await pageOf("legal");
  await page.goto("/ingest");
  await page.getByRole("link", { name: "Retention" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Retention" })).toBeVisible();

  await test.step("the dialog says before what would go; a hold is placed and listed", async () => {
    await page.getByRole("button", { name: "Change …" }).click();
    const change = await openDialog(page, "Change what is kept");
    await change.getByLabel("Exchanges").fill("1");
    await expect(change.getByText(/[1-9][\d,]* exchanges? of .* accounts? .* would go/)).toBeVisible();
    await change.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Place a hold …" }).click();
    const dialog = await openDialog(page, "Place a legal hold");
    await expect(dialog.getByRole("button", { name: "Place" })).toBeDisabled();
    await dialog.getByLabel("Account ids").fill(account);
    await dialog.getByLabel("Ground").fill("Proceedings that begin next month.");
    await dialog.getByLabel("Owner").fill("Counsel");
    await dialog.getByLabel("Until the end of").fill("2020-01-01");
    await dialog.getByRole("button", { name: "Place" }).click();
    await expect(dialog.getByText("The hold would be over already.").first()).toBeVisible();
    await dialog.getByLabel("Until the end of").fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
    await dialog.getByRole("button", { name: "Place" }).click();
    await expect(dialog).toBeHidden();
  });

  const row = page.getByRole("row", { name: new RegExp(account) });
  await test.step("a held account is not erased", async () => {
    await expect(row).toContainText("active");
    await page.getByRole("button", { name: "Erase an account …" }).click();
    const dialog = await openDialog(page, "Erase an account");
    await dialog.getByLabel("Account id").fill(account);
    await dialog.getByLabel("Reason").fill("The person concerned asked for it.");
    await dialog.getByRole("button", { name: "Erase" }).click();
    await expect(dialog.getByText(/A legal hold of Counsel names/)).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("the page can be used without seeing it", async () => {
    expect(await violationsOf(page)).toEqual([]);
  });

  await test.step("the hold is released", async () => {
    await row.getByRole("button", { name: "Release …" }).click();
    const dialog = await openDialog(page, "Release the hold");
    await dialog.getByLabel("Reason").fill("The matter is settled.");
    await dialog.getByRole("button", { name: "Release" }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toContainText("released");
  });
});

test("who only watches sees and changes nothing of it; an auditor sees it", async ({ apiOf, pageOf }) => {
  const analyst = await apiOf("analyst");
  await expectProblem(await analyst.get("/api/retention"), 403, "forbidden");
  const data = { exchangeDays: 1, version: 0, reason: "I would like to." };
  const auditor = await apiOf("auditor");
  await expectProblem(await auditor.post("/api/retention", { data }), 403, "forbidden");
  expect(await answered(await auditor.get("/api/retention"))).toMatchObject({ exchangeDays: null });
  const hold = { scope: { type: "accounts", accountIds: ["x"] }, ground: "None at all.", owner: "Me" };
  const placed = (await apiOf("admin")).post("/api/holds", { data: { ...hold, expiresAt: "2030-01-01T00:00:00Z" } });
  await expectProblem(await placed, 403, "forbidden");
  const page = await pageOf("auditor");
  await page.goto("/ingest/retention");
  await expect(page.getByRole("heading", { name: "Legal holds" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Place a hold …" })).toHaveCount(0);
});
