import type { APIRequestContext } from "@playwright/test";
import type { AppealView } from "@/lib/appeals/contract";
import type { DecisionOutcome, DecisionView } from "@/lib/decisions/contract";
import { answered, campaignOf, distillations, expectProblem, membersOf } from "./demo";
import { openOutside } from "./outside";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const reason = "One card over all of these accounts, and one template.";
const point = "The card belongs to the school that I teach at.";
const text = `I do not know these people. ${point}\nPlease ask my headmaster.`;

/** Has a lead confirm a campaign and ban one of its core. */
async function ban(lead: APIRequestContext) {
  const [, campaign] = await distillations(lead);
  const [member] = (await membersOf(lead, campaign?.id ?? "", "tier=core")).filter(
    ({ hardLink, standing }) => hardLink && standing === "active",
  );
  const [id, accountId] = [campaign?.id ?? "", member?.accountId ?? ""];
  const { version } = await campaignOf(lead, id);
  const post = async (act: string, data: object) =>
    answered<DecisionOutcome>(await lead.post(`/api/campaigns/${id}/${act}`, { data }));
  const said = { version, accountIds: [accountId], disposition: "operated", reason };
  const called = await post("dispositions", said);
  const confirm = { version: called.campaignVersion, verdict: "distillation", reason, innocentExplanation: reason };
  const confirmed = await post("confirm", confirm);
  const order = { kind: "ban", version: confirmed.campaignVersion, target: [accountId], policy: "model_extraction" };
  await post("measures", { ...order, reason });
  return { campaignId: id, accountId, codeName: campaign?.codeName ?? "" };
}

/** Takes back all that was decided, so that other journeys find what they expect. */
async function undo(lead: APIRequestContext, campaignId: string): Promise<void> {
  const decisions = await answered<DecisionView[]>(await lead.get(`/api/campaigns/${campaignId}/decisions`));
  for (const { id, kind, reversedById } of decisions) {
    if (kind === "reverse" || reversedById !== null) continue;
    await answered(await lead.post(`/api/decisions/${id}/reverse`, { data: { reason } }));
  }
}

test("an involved lead is refused; somebody who took no part overturns, and the gateway lets the account in with its obligation", async ({
  pageOf,
  apiOf,
}) => {
  test.setTimeout(480_000);
  const leadApi = await apiOf("lead");
  const outside = await openOutside();
  const { campaignId, accountId } = await ban(leadApi);
  await expect.poll(async () => (await outside.policy(accountId)).status, { timeout: 30_000 }).toBe(403);
  const { appealId, reference } = await outside.submit(accountId, text);

  await test.step("who decided about the account cannot take the appeal, and does not read it", async () => {
    const lead = await pageOf("lead");
    await lead.goto("/appeals");
    await lead.getByRole("row").filter({ hasText: reference }).getByRole("link", { name: reference }).click();
    const take = lead.getByRole("button", { name: /^Take it/ });
    await expect(take).toHaveAttribute("aria-disabled", "true");
    await take.hover();
    await expect(lead.getByText(/^You decided about the account/).first()).toBeVisible();
    await expect(lead.getByText(point)).toHaveCount(0);
    const refused = await leadApi.post(`/api/appeals/${appealId}/take`, { data: { version: 1 } });
    expect(await expectProblem(refused, 403, "forbidden")).toContain("decided about the account");
    await expectProblem(await (await apiOf("viewer")).get(`/api/appeals/${appealId}`), 403, "forbidden");
  });

  const reviewer = await pageOf("appeals_reviewer");
  await test.step("a reviewer who took no part takes it by a key, and sees for, then and today, and the words", async () => {
    await reviewer.goto("/appeals?part=free");
    await reviewer.getByRole("row").filter({ hasText: reference }).getByRole("link", { name: reference }).click();
    await expect(reviewer.getByRole("region", { name: /speaks for the account/ })).toBeVisible();
    await expect(reviewer.getByRole("region", { name: /Then and today/ })).toContainText("Hard link");
    await reviewer.keyboard.press("w");
    await expect(reviewer.getByRole("region", { name: "Ruling" })).toBeVisible();
    expect(await violationsOf(reviewer)).toEqual([]);
  });

  await test.step("answers a point, sees the reply and what follows, and decides with Ctrl-Enter", async () => {
    await reviewer.getByRole("button", { name: point }).click();
    const ruling = reviewer.getByRole("region", { name: "Ruling" });
    await ruling.getByRole("radio", { name: /with conditions/ }).check();
    await ruling
      .getByLabel("Answer to it")
      .fill("A card of a school explains the link. We ask what you use the outputs for.");
    await ruling.getByLabel("Reason, for colleagues").fill("The card is the school's; nothing else ties the account.");
    const preview = ruling.getByRole("region", { name: "Preview" });
    await expect(preview).toContainText(point);
    await expect(preview).toContainText("require verification");
    await reviewer.screenshot({ path: "test-results/appeal-ruling.png", fullPage: true });
    await reviewer.keyboard.press("Control+Enter");
    await reviewer.keyboard.press("Enter");
    await expect(reviewer.getByRole("region", { name: /^Overturned, with conditions by/ })).toBeVisible();
  });

  await test.step("everything follows, tracked, and the gateway lets the account in with its obligation", async () => {
    const follows = reviewer.getByRole("region", { name: /What follows/ });
    await expect(follows).toContainText("5 of 5 done", { timeout: 60_000 });
    await expect
      .poll(() => outside.policy(accountId), { timeout: 30_000 })
      .toEqual({ status: 200, obligations: "require_verification" });
    expect(await violationsOf(reviewer)).toEqual([]);
    await reviewer.screenshot({ path: "test-results/appeal-decided.png", fullPage: true });
    const read = async (role: "lead" | "appeals_reviewer") =>
      answered<AppealView>(await (await apiOf(role)).get(`/api/appeals/${appealId}`));
    expect((await read("appeals_reviewer")).ruling?.reply).toContain(point);
    expect((await read("lead")).ruling).toMatchObject({ point: null, reply: null });
  });

  await test.step("account, campaign and palette lead to the appeal", async () => {
    await reviewer.goto(`/accounts/${encodeURIComponent(accountId)}`);
    await expect(reviewer.getByRole("region", { name: /Appeals/ })).toContainText(reference);
    await reviewer.goto(`/campaigns/${campaignId}?tab=decisions`);
    await expect(reviewer.getByRole("region", { name: /Appeals/ })).toContainText(reference);
    await reviewer.keyboard.press("Control+k");
    await reviewer.getByRole("textbox", { name: "Search" }).fill(reference);
    await reviewer.getByRole("button", { name: new RegExp(`^${reference}`) }).click();
    await expect(reviewer).toHaveURL(new RegExp(`/appeals/${appealId}`));
  });
  await undo(leadApi, campaignId);
  await outside.close();
});
