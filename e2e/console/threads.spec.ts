import type { ThreadNeighbours } from "@/lib/threads/contract";
import { answered, distillations, membersOf } from "./demo";
import { expect, test } from "./people";

test("a thread grows by the keys from a pasted list, and becomes a campaign", async ({ pageOf, apiOf }) => {
  const api = await apiOf("lead");
  const [campaign] = await distillations(api);
  const [seed] = await membersOf(api, campaign?.id ?? "", "tier=core");
  const page = await pageOf("analyst");
  await page.goto("/threads");
  await expect(page.getByRole("heading", { level: 1, name: "Threads" })).toBeVisible();
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Accounts and values").fill(`${seed?.accountId}\nnobody-of-that-name`);
  await dialog.getByLabel("Name").fill("Pulled in a test");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Pulled in a test" })).toBeVisible();
  await expect(page.getByText(/^Line 2: No account/)).toBeVisible();

  const id = new URL(page.url()).pathname.split("/").at(-1);
  const ranked = await answered<ThreadNeighbours>(await api.get(`/api/threads/${id}/neighbours`));
  const [first, second] = ranked.rows;
  const list = page.getByRole("list", { name: "Candidates" });
  await expect(list.locator("li[aria-current=true]")).toContainText(first?.reason ?? "?");
  const accepted = page.getByRole("region", { name: "Accepted" });
  await page.keyboard.press("y");
  await expect(accepted).toContainText(first?.accountId ?? "?");
  await expect(list.locator("li[aria-current=true]")).toContainText(second?.accountId ?? "?");
  await page.keyboard.press("w");
  const why = page.getByRole("region", { name: `Why ${second?.accountId}` });
  await expect(why).toContainText(
    new RegExp(`^(Linked to)?${second?.accountId} and acct_\\S+ are (linked: they share|not linked)`),
  );
  await why.getByRole("combobox", { name: "Linked to" }).click();
  await page.getByRole("option", { name: seed?.accountId }).click();
  await expect(why).toContainText(`${second?.accountId} and ${seed?.accountId} are`);
  await page.keyboard.press("Escape");
  await why.getByRole("link", { name: "Every value on the way" }).focus();
  await page.keyboard.press("x");
  await expect(page.getByRole("region", { name: "Rejected" })).toContainText(second?.accountId ?? "?");
  await page.keyboard.press("u");
  await expect(page.getByRole("region", { name: "Rejected" })).toHaveCount(0);

  await page.keyboard.press("m");
  await expect(page.getByRole("dialog")).toContainText("2 accounts become members");
  await expect(page.getByRole("dialog").locator("form:focus")).toHaveCount(1);
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/campaigns\//);
  await expect(page.getByText(/put 2 accounts together in the thread “Pulled in a test”/)).toBeVisible();

  await page.goto(
    `/accounts/${encodeURIComponent(seed?.accountId ?? "")}?with=${encodeURIComponent(first?.accountId ?? "")}`,
  );
  await expect(
    page.getByText(new RegExp(`^${seed?.accountId} and ${first?.accountId} are linked: they share`)),
  ).toBeVisible();
});
