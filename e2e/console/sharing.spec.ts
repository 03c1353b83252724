import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { answered, campaignOf, distillations, membersOf } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";

const reason = "One template across all of these accounts, paid from one card.";

/** Puts on file what was agreed with a partner. */
async function record(officer: Page, partner: string): Promise<void> {
  await officer.goto("/partners");
  await officer.getByRole("row").filter({ hasText: partner }).getByText(partner).click();
  await officer.getByRole("button", { name: "Record agreement" }).click();
  const dialog = officer.getByRole("dialog", { name: /^What was agreed/ });
  for (const name of ["Infrastructure", "Tokens", "Counts", "Prevent extraction", "Account ids mean the same"])
    await dialog.getByRole("checkbox", { name: new RegExp(`^${name}`) }).check();
  await dialog.getByLabel("Kept in (country)").fill("DE");
  await dialog.getByLabel("Signed by").fill("Counsel of both");
  await dialog.getByLabel(/^Signed(?! by)/).fill("2026-01-01");
  await dialog.getByLabel("Ends").fill("2099-01-01");
  await dialog.getByRole("button", { name: "Put on file" }).click();
  await expect(dialog).toBeHidden();
  await expect(officer.getByText("can receive").first()).toBeVisible();
}

test("from a partner to a recall: agree, look at what leaves, export, clear a member, acknowledge", async ({
  pageOf,
  apiOf,
}) => {
  test.setTimeout(360_000);
  const [lead, officer] = [await apiOf("lead"), await pageOf("sharing_officer")];
  const [, campaign] = await distillations(lead);
  if (campaign === undefined) throw new Error("The demo has no second campaign.");
  const { id } = campaign;
  const members = await membersOf(lead, id, "tier=core");
  const core = members.map(({ accountId }) => accountId);
  const cleared = members.filter(({ standing }) => standing === "active").slice(0, 1);
  const say = async (disposition: "operated" | "bystander", accountIds: string[]) => {
    const { version } = await campaignOf(lead, id);
    const data = { version, accountIds, disposition, reason };
    await answered(await lead.post(`/api/campaigns/${id}/dispositions`, { data }));
  };
  const partner = `Partner ${Date.now()}`;

  await test.step("a person confirms it", async () => {
    await say("operated", core);
    const { version, status } = await campaignOf(lead, id);
    const data = {
      version,
      verdict: "distillation",
      reason,
      innocentExplanation: "No company has them in a contract.",
    };
    if (status === "open") await answered(await lead.post(`/api/campaigns/${id}/confirm`, { data }));
  });

  await test.step("a partner without an agreement gets nothing", async () => {
    await officer.goto("/partners");
    await officer.getByRole("button", { name: "Add partner" }).first().click();
    await (await openDialog(officer)).getByLabel("Name").fill(partner);
    await officer.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await expect(officer.getByText("None is on file")).toBeVisible();
    await officer.goto(`/campaigns/${id}`);
    await officer.getByRole("button", { name: /^Export bundle/ }).click();
    await officer.getByRole("combobox", { name: "Partner" }).fill(partner);
    await officer.getByRole("option", { name: partner }).click();
    await expect(officer.getByText("The gate lets nothing out")).toBeVisible();
  });

  await test.step("what leaves is looked at, then exported, without any account's id", async () => {
    await record(officer, partner);
    const partners = await answered<{ id: string; name: string }[]>(await lead.get("/api/partners"));
    await officer.goto(`/campaigns/${id}/share?partner=${partners.find(({ name }) => name === partner)?.id}`);
    await expect(officer.getByText(`${core.length} leave`).first()).toBeVisible();
    await expect(officer.getByRole("row").filter({ hasText: "Prompts and responses" })).toContainText("never");
    await officer.getByRole("button", { name: "Approve and export" }).click();
    const coming = officer.waitForEvent("download");
    await officer.getByRole("dialog").getByRole("button", { name: "Export and download" }).click();
    const text = await readFile(await (await coming).path(), "utf8");
    expect(JSON.parse(text)).toMatchObject({ type: "bundle", id: expect.stringMatching(/^bundle--/) });
    expect(core.filter((accountId) => text.includes(accountId))).toEqual([]);
    await officer.goto("/sharing");
    await expect(officer.getByRole("row").filter({ hasText: partner }).first()).toContainText("downloaded");
  });

  await test.step("a member that is cleared is taken back by itself, and live there until the partner says otherwise", async () => {
    await say(
      "bystander",
      cleared.map(({ accountId }) => accountId),
    );
    await officer.goto("/sharing?part=live");
    const row = officer.getByRole("row").filter({ hasText: partner });
    await expect(row).toContainText("still live", { timeout: 30_000 });
    await row.getByText("still live").click();
    await officer.getByRole("dialog").getByRole("button", { name: /^STIX/ }).click();
    await officer.getByRole("button", { name: "Acknowledged" }).click();
    await officer.getByLabel("Who said so").fill("Their desk");
    await officer.getByRole("button", { name: "Enter", exact: true }).click();
    await expect(row).toBeHidden();
  });
});
