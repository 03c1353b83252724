import type { DecisionOutcome } from "@/lib/decisions/contract";
import { answered, campaignOf, distillations, membersOf } from "./demo";
import { expect, test } from "./people";

const reason = "One template across all of these accounts, paid from one card.";
test("look", async ({ pageOf, apiOf }) => {
  test.setTimeout(400_000);
  const api = await apiOf("analyst");
  const [, campaign] = await distillations(api);
  if (!campaign) throw new Error("none");
  const id = campaign.id;
  const core = await membersOf(api, id, "tier=core");
  let { version, status } = await campaignOf(api, id);
  if (status === "open") {
    const said = { version, accountIds: core.map((m) => m.accountId), disposition: "operated", reason };
    const called = await answered<DecisionOutcome>(await api.post(`/api/campaigns/${id}/dispositions`, { data: said }));
    await answered(await api.post(`/api/campaigns/${id}/confirm`, { data: { version: called.campaignVersion, verdict: "distillation", reason, innocentExplanation: reason } }));
  }
  const linked = core.filter((m) => m.hardLink && m.standing === "active");
  const take = async (accountId: string, order: object) => {
    version = (await campaignOf(api, id)).version;
    await answered(await api.post(`/api/campaigns/${id}/measures`, { data: { version, target: [accountId], policy: "unauthorised_resale", reason, ...order } }));
  };
  if (linked.length > 2) {
    await take(linked[0]!.accountId, { kind: "require_verification", parameters: { proof: "usage_attestation" } });
    await take(linked[0]!.accountId, { kind: "throttle", parameters: { floor: 2, ceiling: 20 } });
    await take(linked[1]!.accountId, { kind: "ban" });
  }
  const lead = await pageOf("lead");
  const shot = async (name: string, full = false) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await lead.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await lead.waitForTimeout(250);
      await lead.screenshot({ path: `/tmp/h1/shots/${name}-${colorScheme}.png`, fullPage: full });
    }
  };
  await lead.goto("/settings?tab=policies");
  await expect(lead.getByRole("table").first()).toBeVisible();
  await shot("policies", true);
  await lead.getByRole("button", { name: "Change …" }).nth(1).click();
  await shot("policies-edit", true);
  await lead.getByLabel("A strike counts for").fill("120");
  await lead.getByRole("textbox", { name: "Reason" }).fill(reason);
  const save = lead.getByRole("button", { name: /^Save as version/ });
  if (await save.isEnabled()) await save.click();
  await lead.waitForTimeout(1500);
  await lead.getByRole("button", { name: "History" }).nth(1).click();
  await lead.waitForTimeout(800);
  await shot("policies-history");
  await lead.goto(`/accounts/${encodeURIComponent(linked[0]?.accountId ?? core[0]!.accountId)}`);
  await expect(lead.getByText("Strikes")).toBeVisible();
  await shot("account", true);
  await lead.goto(`/campaigns/${id}?tab=members`);
  await lead.getByRole("button", { name: /^Take a measure/ }).click();
  await lead.getByRole("radio", { name: /^Resale of access/ }).check();
  await lead.waitForTimeout(2000);
  await lead.getByRole("button", { name: "Use it" }).first().click();
  await lead.waitForTimeout(2500);
  await shot("measure-dialog");
  await lead.getByRole("radio", { name: "Throttle" }).check();
  await lead.getByRole("textbox", { name: "Reason" }).fill(reason);
  await lead.waitForTimeout(2500);
  await shot("measure-departs");
  await lead.goto(`/campaigns/${id}?tab=decisions`);
  await lead.waitForTimeout(1500);
  await lead.getByRole("button", { name: "Propose one …" }).click();
  await lead.waitForTimeout(800);
  await shot("order-propose");
  await lead.getByRole("radio", { name: /^Using outputs/ }).check();
  await lead.getByRole("radio", { name: "Suspended" }).check();
  await lead.getByRole("textbox", { name: "Reason" }).fill(reason);
  await lead.getByRole("button", { name: "Propose", exact: true }).click();
  await lead.waitForURL(/standing-orders/);
  await expect(lead.getByText("What it says")).toBeVisible();
  await shot("order");
  await lead.goto("/standing-orders");
  await lead.waitForTimeout(1500);
  await shot("orders");
  await lead.goto(`/campaigns/${id}?tab=decisions`);
  await lead.waitForTimeout(1500);
  await shot("campaign-decisions");
});
