import type { Page } from "@playwright/test";
import type { AccountCasefile, GraphView } from "@/lib/casefile/contract";
import { seededRandom } from "@/lib/kernel/random";
import { answered, distillations, membersOf } from "./demo";
import { expect, test } from "./people";

const list = (page: Page) => page.getByRole("grid", { name: "Nodes" });
const formatNats = (nats: number) => nats.toFixed(1);

async function openGraph(page: Page, campaignId: string, rest = ""): Promise<void> {
  await page.goto(`/campaigns/${campaignId}?tab=graph${rest}`);
  await expect(page.getByRole("application", { name: /Graph of shared values/ })).toHaveAttribute(
    "data-state",
    "drawn",
  );
}

test("five members found by search have the same neighbours and weights in graph, list and API", async ({
  pageOf,
  apiOf,
}) => {
  const api = await apiOf("analyst");
  const [campaign] = await distillations(api);
  const id = campaign?.id ?? "";
  const members = await membersOf(api, id, "tier=core");
  const random = seededRandom("five members");
  const page = await pageOf("analyst");
  await openGraph(page, id);
  for (let i = 0; i < 5; i++) {
    const accountId = members[Math.floor(random.next() * members.length)]?.accountId ?? "";
    await page.getByRole("combobox", { name: "Find a member in the graph" }).fill(accountId);
    await page.getByRole("option", { name: accountId }).click();
    await expect(page).toHaveURL(new RegExp(`focus=a(:|%3A)${accountId}`));
    await expect(page.getByRole("application")).toHaveAttribute("data-state", "drawn");
    const graph = await answered<GraphView>(await api.get(`/api/campaigns/${id}/graph?focus=a:${accountId}`));
    const { links } = await answered<AccountCasefile>(await api.get(`/api/accounts/${accountId}`));
    const [first] = links;
    if (first === undefined) throw new Error(`${accountId} is linked to nobody.`);
    const edge = graph.edges.find(
      ({ source, target }) => source === `a:${accountId}` && target === `a:${first.accountId}`,
    );
    expect(edge?.nats).toBe(first.nats);
    const row = list(page).getByRole("row").filter({ hasText: first.accountId });
    await expect(row).toContainText(formatNats(first.nats));
    await expect(list(page)).toHaveAttribute("aria-rowcount", String(graph.nodes.length + 1));
  }
});

test("a card isolates its holders, who become a set; the picture is walked and filtered by keys", async ({
  pageOf,
  apiOf,
}) => {
  const api = await apiOf("analyst");
  const [campaign] = await distillations(api);
  const id = campaign?.id ?? "";
  const page = await pageOf("analyst");
  await openGraph(page, id, "&families=payment");
  const graph = await answered<GraphView>(await api.get(`/api/campaigns/${id}/graph?families=payment`));
  const card = graph.nodes.find(({ type }) => type === "value");
  if (card === undefined) throw new Error("The demo's campaign shares no card.");
  await list(page).getByRole("row").filter({ hasText: card.label }).first().click();
  const inspector = page.getByRole("region", { name: "The chosen node" });
  await expect(inspector).toContainText(`${card.accounts} accounts`);
  await page.getByRole("application").focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(`1 nodes chosen: ${card.accounts} accounts`)).toBeVisible();
  await page.getByRole("button", { name: "Make a set of these" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Holders of one card");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await page.goto("/sets");
  await expect(page.getByRole("row").filter({ hasText: "Holders of one card" })).toContainText(String(card.accounts));
  await openGraph(page, id, "&families=payment");
  await page.getByRole("application").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(inspector).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(inspector).toBeHidden();
});
