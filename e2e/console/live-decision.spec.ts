import { answered, distillations, membersOf } from "./demo";
import { expect, test } from "./people";

test("a decision of one person shows on another's page by itself", async ({ pageOf, apiOf }) => {
  const api = await apiOf("analyst");
  const [, campaign] = await distillations(api);
  if (campaign === undefined) throw new Error("The demo has no second campaign.");
  const [member] = await membersOf(api, campaign.id, "sort=score");
  if (member === undefined) throw new Error("The campaign has no member.");
  const page = await pageOf("viewer");
  await page.goto(`/campaigns/${campaign.id}?tab=decisions`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const listening = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  await page.reload();
  await listening;

  const reason = `It shares its card with the others, seen at ${Date.now()}.`;
  const { version } = (
    await answered<{ campaign: { version: number } }>(await api.get(`/api/campaigns/${campaign.id}`))
  ).campaign;
  const disposition = member.disposition === "bystander" ? "operated" : "bystander";
  const data = { version, accountIds: [member.accountId], disposition, reason };
  await answered(await api.post(`/api/campaigns/${campaign.id}/dispositions`, { data }));
  await expect(page.getByText(reason).first()).toBeVisible();
});
