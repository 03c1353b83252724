import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { SetOutcome } from "@/lib/review/contract";
import { answered, campaignOf, distillations, membersOf } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";

const pictures = process.env.STILLWATCH_PICTURES;

/** A picture in light and dark, where somebody asks for pictures. */
async function look(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${pictures}/${name}-${colorScheme}.png` });
  }
}

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
  let shared: { type: string; id: string }[] = [];

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
    shared = (JSON.parse(text) as { objects: { type: string; id: string }[] }).objects;
  });

  await test.step("of a set, those leave who would with their campaign, and nothing of what the set is called", async () => {
    const [other] = await membersOf(lead, id, "tier=associated");
    const accountIds = [...core.slice(1), ...(other ? [other.accountId] : [])];
    const said = { name: `Western ring ${Date.now()}`, description: "A tip", source: { type: "accounts", accountIds } };
    const { set } = await answered<SetOutcome>(await lead.post("/api/sets", { data: said }));
    await officer.goto(`/sets/${set.id}`);
    await officer.getByRole("link", { name: "Share…" }).click();
    await officer.getByRole("combobox", { name: "Partner" }).fill(partner);
    await officer.getByRole("option", { name: partner }).click();
    const left = officer.getByRole("region", { name: "The set" });
    await expect(left).toContainText(`${core.length - 1} leave`);
    if (other) await expect(left).toContainText("1: associated with the campaign, not of its core");
    await look(officer, "share-set");
    await officer.getByRole("button", { name: "Approve and export" }).click();
    const coming = officer.waitForEvent("download");
    await officer.getByRole("dialog").getByRole("button", { name: "Export and download" }).click();
    const text = await readFile(await (await coming).path(), "utf8");
    const { objects } = JSON.parse(text) as { objects: { type: string }[] };
    expect(objects.filter(({ type }) => type === "observed-data")).toHaveLength(core.length - 1);
    for (const one of [...accountIds, said.name, said.description]) expect(text).not.toContain(one);
    await officer.goto("/sharing");
    await expect(officer.getByRole("row").filter({ hasText: partner }).first()).toContainText("of a set");
    await answered(await lead.post(`/api/sets/${set.id}/remove`, { data: { version: set.version } }));
  });

  await test.step("what the partner saw is tied to it; a false positive waits for a person", async () => {
    const of = shared.find(({ type }) => type === "observed-data")?.id;
    const at = { spec_version: "2.1", created: "2026-11-01T00:00:00Z", modified: "2026-11-01T00:00:00Z" };
    const seen = { type: "sighting", ...at, sighting_of_ref: of, first_seen: at.created, last_seen: at.created };
    const ids = ["5a0e4d54-3f0b-4f5e-9d0b-1f3a0c7f2b11", "0f9a6b0e-6a3c-4b6e-8a52-7f0f4f7b9c22"];
    const objects = [
      { ...seen, id: `sighting--${ids[0]}`, count: 7 },
      { type: "opinion", ...at, id: `opinion--${ids[1]}`, opinion: "strongly-disagree", object_refs: [of] },
    ];
    const data = JSON.stringify({ type: "bundle", id: `bundle--${ids[0]}`, objects });
    const query = new URLSearchParams({ partnerId: partner, format: "stix", source: "seen.json" });
    await answered(await lead.post(`/api/inbound?${query}`, { data, headers: { "content-type": "application/json" } }));
    await officer.goto("/sharing?part=sightings");
    const rows = officer.getByRole("grid", { name: "Sightings" }).getByRole("row").filter({ hasText: partner });
    await expect(rows.filter({ hasText: "false positive" })).toContainText("waits for a person", { timeout: 30_000 });
    await expect(rows.filter({ hasText: "seen" })).toContainText("7");
    await look(officer, "sightings");
    await officer.getByRole("row").filter({ hasText: partner }).getByRole("button", { name: "Keep" }).click();
    const dialog = await openDialog(officer);
    await dialog.getByLabel("Reason").fill("Ours is operated: it was looked at again.");
    await dialog.getByRole("button", { name: "Keep" }).click();
    await expect(rows.filter({ hasText: "false positive" })).toContainText("looked at, kept");
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
