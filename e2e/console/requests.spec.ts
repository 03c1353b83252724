import type { Page } from "@playwright/test";
import type { CampaignCasefile } from "@/lib/casefile/contract";
import type { InboundPage } from "@/lib/inbound/contract";
import type { PartnerView } from "@/lib/indicators/contract";
import { answered, distillations, membersOf } from "./demo";
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

const dated = { spec_version: "2.1", created: "2026-11-01T00:00:00Z", modified: "2026-11-01T00:00:00Z" };

test("a partner is told what own accounts say of its indicator, is answered what it asks, and gets no account's id", async ({
  pageOf,
  apiOf,
}) => {
  const [lead, maker] = [await apiOf("lead"), await apiOf("sharing_officer")];
  const [campaign] = await distillations(lead);
  const [member] = await membersOf(lead, campaign?.id ?? "", "tier=core");
  const partner = await answered<PartnerView>(
    await maker.post("/api/partners", { data: { name: `Lab ${Date.now()}` } }),
  );
  const at = `/api/partners/${partner.id}`;
  const agreement = {
    ...{ version: 0, categories: ["counts"], purposes: ["prevent_extraction"], retentionDays: 30, country: "DE" },
    ...{ signedAt: "2026-01-01T00:00:00Z", signedBy: "Counsel of both", expiresAt: "2099-01-01T00:00:00Z" },
  };
  await answered(await maker.post(`${at}/agreements`, { data: agreement }));
  const collection = { tlp: "amber", title: "For both", description: "", canRead: true, canWrite: true };
  await answered(await maker.post(`${at}/collections`, { data: collection }));
  const { campaign: read } = await answered<CampaignCasefile>(await lead.get(`/api/campaigns/${campaign?.id}`));
  const fact = read.evidence.find(({ kind, hub }) => kind === "ip" && !hub);
  const asked = { campaignId: read.id, kind: "ip", value: fact?.value, purpose: "Compare with a partner's" };
  const { text: address } = await answered<{ text: string }>(await lead.post("/api/values/reveal", { data: asked }));
  const [first, second] = ["6b0e4d54-3f0b-4f5e-9d0b-1f3a0c7f2b11", "7f9a6b0e-6a3c-4b6e-8a52-7f0f4f7b9c22"];
  const family = address.includes(":") ? "ipv6" : "ipv4";
  const indicator = {
    ...{ type: "indicator", ...dated, id: `indicator--${first}`, pattern: `[${family}-addr:value = '${address}']` },
    ...{ pattern_type: "stix", valid_from: read.firstSeen, valid_until: "2027-06-01T00:00:00Z" },
  };
  const note = {
    ...{ type: "note", ...dated, id: `note--${second}`, labels: ["request-for-information"], abstract: "One card?" },
    ...{ content: "Do the accounts behind this address pay with one card on your side?", object_refs: [indicator.id] },
  };
  const data = JSON.stringify({ type: "bundle", id: `bundle--${first}`, objects: [indicator, note] });
  const query = new URLSearchParams({ partnerId: partner.id, format: "stix", source: "asked.json" });
  await answered(await maker.post(`/api/inbound?${query}`, { data, headers: { "content-type": "application/json" } }));
  const rowsOf = async () =>
    (await answered<InboundPage>(await maker.get(`/api/inbound/indicators?partnerId=${partner.id}`))).rows;
  await expect.poll(async () => (await rowsOf())[0]?.accounts, { timeout: 60_000 }).toBeGreaterThan(0);
  const decision = { ids: (await rowsOf()).map(({ id }) => id), decision: "accept", reason: "Seen on our own egress." };
  await answered(await maker.post("/api/inbound/decisions", { data: decision }));

  const page = await pageOf("sharing_officer");
  await test.step("what would leave is shown word for word, then sent", async () => {
    await page.goto("/inbound?state=accepted&only=matched");
    await page.getByRole("row").filter({ hasText: partner.name }).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Tell the partner …" }).click();
    const dialog = await openDialog(page);
    await expect(dialog.getByText("accounts hold it, people judged")).toBeVisible();
    await expect(dialog.getByText(/of ours hold it, looked for from/)).toBeVisible();
    await look(page, "tell");
    await dialog.getByText("False positive here").click();
    await expect(dialog.getByText("Own judgements do not contradict it")).toBeVisible();
    await dialog.getByText("Seen here").click();
    await dialog.getByRole("button", { name: "Approve and send" }).click();
    await expect(dialog).toBeHidden();
    await page.goto("/sharing?part=told");
    await expect(page.getByRole("row").filter({ hasText: partner.name })).toContainText("sent");
    await look(page, "told");
  });

  await test.step("what it asks is answered, without any account's id", async () => {
    await page.goto("/inbound?tab=requests");
    await look(page, "requests");
    await page.getByRole("row").filter({ hasText: partner.name }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByLabel("Answer").fill(`They are run with ${member?.accountId}.`);
    await drawer.getByRole("button", { name: "Approve and send" }).click();
    await expect(drawer.getByText("the id of an own account")).toBeVisible();
    await look(page, "answer");
    await drawer.getByLabel("Answer").fill("No: several cards, each of a few accounts.");
    await drawer.getByRole("button", { name: "Approve and send" }).click();
    await expect(drawer.getByText("answered")).toBeVisible();
  });

  await test.step("a webhook inside the house is refused, one outside gets a secret once", async () => {
    await page.goto(`/partners/${partner.id}`);
    await page.getByRole("button", { name: "New webhook" }).click();
    const dialog = await openDialog(page);
    await dialog.getByLabel("Address").fill("http://10.0.0.1/");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText("STILLWATCH_PARTNER_HOSTS")).toBeVisible();
    await dialog.getByLabel("Address").fill("https://intel.example.invalid/recalls");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText(/^whsec_/)).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(page.getByText("https://intel.example.invalid/recalls")).toBeVisible();
    await page.getByText("Recall webhook").scrollIntoViewIfNeeded();
    await look(page, "webhook");
  });
});
