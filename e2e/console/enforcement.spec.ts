import type { DecisionOutcome } from "@/lib/decisions/contract";
import type { ConnectorList } from "@/lib/enforcement/contract";
import { Gateway } from "@/lib/enforcement/testing/gateway";
import { answered, campaignOf, distillations, membersOf } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const name = `Edge ${Date.now().toString(36)}`;

test("a gateway is connected, a decision reaches it, is proved by reading back, and is taken back", async ({
  pageOf,
  apiOf,
}) => {
  test.setTimeout(360_000);
  const gateway = await Gateway.open();
  let holds: string[] = [];
  gateway.behave = ({ query }) => ({
    status: 200,
    body: { accounts: query.getAll("account").map((account_id) => ({ account_id, holds })) },
  });
  const [admin, analyst] = await Promise.all([apiOf("admin"), apiOf("analyst")]);
  const page = await pageOf("admin");
  await page.goto("/enforcement/connectors");

  await test.step("an admin connects it, is shown the secret once, and tests it", async () => {
    await page.getByRole("button", { name: "Connect a gateway" }).first().click();
    const dialog = await openDialog(page);
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Address").fill("https://127.0.0.2/");
    await dialog.getByRole("button", { name: "Connect" }).click();
    await expect(dialog.getByText(/STILLWATCH_GATEWAY_HOSTS/).first()).toBeVisible();
    await dialog.getByLabel("Address").fill(gateway.url);
    await dialog.getByLabel("Asked at").fill(`${gateway.url}/holds`);
    await dialog.getByRole("button", { name: "Connect" }).click();
    await expect(dialog.getByText(/^whsec_/)).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await page.getByRole("row", { name: new RegExp(name) }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Test" }).click();
    await expect(page.getByRole("dialog").getByText("It answers.")).toBeVisible();
    await expect(page.getByRole("dialog")).not.toContainText("whsec_");
    expect(await violationsOf(page)).toEqual([]);
  });

  const [campaign] = await distillations(analyst);
  const [member] = await membersOf(analyst, campaign?.id ?? "", "standing=active");
  const at = `/api/campaigns/${campaign?.id}`;
  const said = { accountIds: [member?.accountId], reason: "Its owner says that the key was stolen." };
  const { version } = await campaignOf(analyst, campaign?.id ?? "");
  const set = await answered<DecisionOutcome>(
    await analyst.post(`${at}/dispositions`, { data: { version, ...said, disposition: "compromised" } }),
  );
  holds = ["revoke_key"];
  const data = {
    kind: "revoke_key",
    version: set.campaignVersion,
    target: said.accountIds,
    policy: "stolen_credentials",
    reason: said.reason,
  };
  const taken = await answered<DecisionOutcome>(await analyst.post(`${at}/measures`, { data }));

  await test.step("the ledger shows the four steps, and that the gateway was read back", async () => {
    await page.goto("/enforcement");
    // The installation's own policy endpoint has a row of its own.
    const row = page.getByRole("row", { name: new RegExp(member?.accountId ?? "-") }).filter({ hasText: name });
    await expect(row).toContainText("verified", { timeout: 60_000 });
    await row.click();
    const drawer = page.getByRole("dialog");
    await expect(drawer.getByText("Verified, read back")).toBeVisible();
    await expect(drawer.getByRole("listitem").first()).toContainText("Requested");
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  await test.step("taken back, its end reaches the gateway too", async () => {
    holds = [];
    for (const { id } of [...taken.decisions, ...set.decisions]) {
      await answered(
        await analyst.post(`/api/decisions/${id}/reverse`, { data: { reason: "It was not stolen after all." } }),
      );
    }
    const end = page
      .getByRole("row", { name: new RegExp(`${member?.accountId}.*Reinstate`) })
      .filter({ hasText: name });
    await expect(end).toContainText("verified", { timeout: 60_000 });
  });

  // Other journeys look at an installation that nothing is connected to.
  const { rows } = await answered<ConnectorList>(await admin.get("/api/enforcement/connectors"));
  const id = rows.find((one) => one.name === name)?.id;
  await answered(await admin.post(`/api/enforcement/connectors/${id}/switch`, { data: { enabled: false } }));
  gateway.close();
});
