import { readFile } from "node:fs/promises";
import path from "node:path";
import type { InboundPage } from "@/lib/inbound/contract";
import type { PartnerView } from "@/lib/indicators/contract";
import { dataDir } from "../installation";
import { rowsOf } from "../processes/ask-engine";
import { answered, expectProblem } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";

const pictures = process.env.STILLWATCH_PICTURES;

test("what a partner sent waits in quarantine, is compared, and counts once a person accepts it", async ({
  pageOf,
  apiOf,
}) => {
  const officer = await apiOf("lead");
  const admin = await apiOf("admin");
  const partner = await answered<PartnerView>(
    await admin.post("/api/partners", { data: { name: `Provider ${Date.now()}` } }),
  );
  const page = await pageOf("lead");
  await page.goto("/inbound");
  await page.getByRole("button", { name: "Take in" }).click();
  const dialog = await openDialog(page);
  await dialog.getByRole("combobox", { name: "Partner" }).fill(partner.name);
  await page.getByRole("option", { name: partner.name }).click();
  await dialog.getByRole("combobox", { name: "Format" }).click();
  await page.getByRole("option", { name: "CSV" }).click();
  await dialog.getByText("A paste").click();
  await dialog
    .getByLabel("Text")
    .fill(
      "kind,value,valid_until\nasn,AS64500,2027-09-01\nuser_agent,python-requests/2.31,2027-09-01\nip,not an address,\n",
    );
  await dialog.getByRole("button", { name: "Take in" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: /AS64500/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /AS64500/ })).not.toContainText("not compared yet");

  const { rows } = await answered<InboundPage>(await officer.get(`/api/inbound/indicators?partnerId=${partner.id}`));
  expect(rows.map(({ kind, state }) => [kind, state]).sort()).toEqual([
    ["asn", "quarantined"],
    ["user_agent", "quarantined"],
  ]);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/indicators.png` });
  const analyst = await apiOf("analyst");
  const decision = { ids: rows.map(({ id }) => id), decision: "accept", reason: "Seen on our own egress." };
  await expectProblem(await analyst.post("/api/inbound/decisions", { data: decision }), 403, "forbidden");

  await page.getByRole("tab", { name: "Batches" }).click();
  await page.getByRole("row", { name: new RegExp(partner.name) }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("line 4")).toBeVisible();
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/batch.png` });
  await drawer.getByRole("button", { name: "Accept all that waits" }).click();
  const asked = page.getByRole("dialog", { name: /Accept 2 indicators/ });
  await asked.getByLabel("Reason").fill("Seen on our own egress.");
  await asked.getByRole("button", { name: "Accept" }).click();
  await expect(asked).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: new RegExp(partner.name) })).toContainText("accepted");
  await page.getByRole("tab", { name: "How right partners are" }).click();
  await expect(page.getByRole("row", { name: new RegExp(partner.name) })).toContainText("no estimate");
  if (pictures !== undefined) {
    await page.screenshot({ path: `${pictures}/precision.png` });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto("/inbound?state=any");
    await expect(page.getByRole("row", { name: /AS64500/ })).toBeVisible();
    await page.screenshot({ path: `${pictures}/indicators-dark.png` });
  }
});

/** The client of the demo that most accounts use. */
async function commonest(): Promise<string> {
  const { clickhouseUrl } = JSON.parse(await readFile(path.join(dataDir, "runtime.json"), "utf8"));
  const sql =
    "SELECT user_agent FROM exchange WHERE user_agent != '' GROUP BY 1 ORDER BY uniq(account_id) DESC LIMIT 1";
  return String((await rowsOf(clickhouseUrl, sql))[0]?.[0]);
}

test("a warninglist says what it makes hubs, holds once a person accepts it, and is withdrawn again", async ({
  pageOf,
  apiOf,
}) => {
  const admin = await apiOf("admin");
  const officer = await apiOf("lead");
  const partner = await answered<PartnerView>(
    await admin.post("/api/partners", { data: { name: `Lists ${Date.now()}` } }),
  );
  const query = new URLSearchParams({ partnerId: partner.id, format: "warninglist", source: "tools.json" });
  const list = { name: "Public tools", version: 20261101, type: "string", matching_attributes: ["user-agent"] };
  const data = JSON.stringify({ ...list, list: [await commonest(), "nobody-uses-this/1"] });
  await answered(
    await officer.post(`/api/inbound?${query}`, { data, headers: { "content-type": "application/json" } }),
  );
  const page = await pageOf("lead");
  await page.goto("/inbound?tab=batches");
  await page.getByRole("row", { name: new RegExp(partner.name) }).click();
  const drawer = page.getByRole("dialog").filter({ hasText: "Warninglist" });
  await expect(drawer.getByText(/1 user agent\. A hub links nobody/)).toBeVisible();
  await expect(drawer.getByText("What it would make hubs")).toBeVisible();
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/list-waiting.png` });
  const decide = async (button: string, verb: string) => {
    await drawer.getByRole("button", { name: button }).click();
    const asked = await openDialog(page, `${verb} the warninglist Public tools`);
    await asked.getByLabel("Reason").fill("Anybody may use these tools.");
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/list-${verb}.png` });
    await asked.getByRole("button", { name: verb }).click();
    await expect(asked).toBeHidden();
  };
  await decide("Accept the list", "Accept");
  await expect(drawer.getByText("What it makes hubs")).toBeVisible();
  await expect(drawer.getByText(/Holds: what it names is a hub/)).toBeVisible();
  if (pictures !== undefined) {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: `${pictures}/list-holds-dark.png` });
  }
  await decide("Withdraw the list", "Withdraw");
  await expect(drawer.getByText("Refused: it makes no hubs")).toBeVisible();
});
