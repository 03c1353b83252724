import type { APIRequestContext } from "@playwright/test";
import type { BatchView, DecisionOutcome, DecisionView, ProposalView } from "@/lib/decisions/contract";
import { answered, campaignOf, distillations, expectProblem, membersOf } from "./demo";
import { openDialog } from "./dialog";
import { expect, test } from "./people";

const reason = "One template across all of these accounts, paid from one card.";

/** Confirms a campaign and calls its core operated. Returns who is in the core, and how to take all of it back. */
async function prepare(api: APIRequestContext, id: string) {
  const core = await membersOf(api, id, "tier=core");
  const { version, status } = await campaignOf(api, id);
  expect(status).toBe("open");
  const accountIds = core.map(({ accountId }) => accountId);
  const said = { version, accountIds, disposition: "operated", reason };
  const called = await answered<DecisionOutcome>(await api.post(`/api/campaigns/${id}/dispositions`, { data: said }));
  const confirm = { version: called.campaignVersion, verdict: "distillation", reason, innocentExplanation: reason };
  const { decisions } = await answered<DecisionOutcome>(
    await api.post(`/api/campaigns/${id}/confirm`, { data: confirm }),
  );
  const undo = async () => {
    // What people said of members counts in other journeys' estimates.
    for (const decision of [...decisions, ...called.decisions]) {
      await answered(await api.post(`/api/decisions/${decision.id}/reverse`, { data: { reason } }));
    }
  };
  return { core, undo };
}

test("an analyst proposes to throttle a core, a lead approves it, watches it run and takes it back", async ({
  pageOf,
  apiOf,
}) => {
  test.setTimeout(360_000);
  const api = await apiOf("analyst");
  const [, campaign] = await distillations(api);
  if (campaign === undefined) throw new Error("The demo has no second campaign.");
  const { core, undo } = await prepare(api, campaign.id);
  const analyst = await pageOf("analyst");
  const lead = await pageOf("lead");
  const throttled = async () =>
    (await membersOf(api, campaign.id, "tier=core")).filter(({ standing }) => standing === "throttled").length;

  await test.step("the preview says that it takes a second person; Ctrl-Enter proposes", async () => {
    await analyst.goto(`/campaigns/${campaign.id}?tab=members`);
    await analyst.getByRole("button", { name: /^Take a measure/ }).click();
    const dialog = await openDialog(analyst);
    await dialog.getByRole("radio", { name: "Throttle" }).check();
    const preview = dialog.getByRole("region", { name: "Preview" });
    await expect(preview).toContainText("above the blast radius");
    await expect(preview).toContainText("Verified organisations");
    await dialog.getByRole("radio", { name: /train a competing model/ }).check();
    await dialog.getByLabel("Act first on").fill("0");
    await dialog.getByLabel("Spread the rest over").fill("0");
    await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
    await analyst.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
    expect(await throttled()).toBe(0);
  });

  await test.step("its proposer cannot approve it, nor can a viewer", async () => {
    await analyst.getByRole("link", { name: "Open the proposal" }).click();
    const approve = analyst.getByRole("button", { name: /^Approve/ });
    await expect(approve).toHaveAttribute("aria-disabled", "true");
    await approve.hover();
    await expect(analyst.getByText("You proposed it", { exact: false })).toBeVisible();
    await expect(analyst.getByText("No estimate.")).toBeVisible();
    const waiting = `/api/proposals?waiting=true&campaignId=${campaign.id}`;
    const [proposal] = await answered<ProposalView[]>(await api.get(waiting));
    const { id, hash } = proposal ?? { id: "", hash: "" };
    const ruling = { data: { ruling: "approved", hash, reason } };
    for (const role of ["analyst", "viewer"] as const) {
      await expectProblem(await (await apiOf(role)).post(`/api/proposals/${id}/ruling`, ruling), 403, "forbidden");
    }
    const viewer = await pageOf("viewer");
    await viewer.goto(`/approvals/${id}`);
    await expect(viewer.getByRole("button", { name: /^Approve/ })).toHaveAttribute("aria-disabled", "true");
    await expect(viewer.getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);
  });

  await test.step("a lead approves it from the inbox, and the batch runs", async () => {
    await lead.goto("/approvals");
    await lead
      .getByRole("row")
      .filter({ hasText: campaign.codeName })
      .getByRole("link", { name: /^Throttle/ })
      .click();
    await expect(lead.getByRole("region", { name: "Recommended" })).toContainText("It departs from what the policy");
    await lead.getByRole("button", { name: /^Approve/ }).click();
    const dialog = await openDialog(lead);
    await expect(dialog).toContainText("It departs from what the policy recommends.");
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: "Approve", exact: true }).click();
    await expect(dialog).toBeHidden();
    await lead.getByRole("link", { name: "The batch that carries it out" }).click();
    await expect(lead.getByText(/[1-9][\d,]* done, 0 skipped, 0 pending/)).toBeVisible({ timeout: 30_000 });
    expect(await throttled()).toBeGreaterThan(25);
    await analyst.goto(`/campaigns/${campaign.id}?tab=members&tier=core`);
    await expect(analyst.getByRole("grid", { name: "Members" }).getByText("Throttled").first()).toBeVisible();
    await analyst.goto(`/campaigns/${campaign.id}?tab=decisions`);
    await expect(analyst.getByText("10 to 60 requests a minute").first()).toBeVisible();
  });

  await test.step("the lead takes the batch back, and nothing of it stands", async () => {
    await lead.getByRole("button", { name: /^Take back/ }).click();
    const dialog = await openDialog(lead);
    await dialog.getByLabel("Reason").fill(reason);
    await dialog.getByRole("button", { name: "Take back", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(lead.getByRole("heading", { level: 1, name: /^Take back: Throttle/ })).toBeVisible();
    await expect(lead.getByText(/[1-9][\d,]* done, 0 skipped, 0 pending/)).toBeVisible({ timeout: 30_000 });
    expect(await throttled()).toBe(0);
    expect(core.length).toBeGreaterThan(25);
  });

  await test.step("a viewer sees all of it, and may nothing", async () => {
    const viewer = await apiOf("viewer");
    const [batch] = await answered<BatchView[]>(await viewer.get("/api/batches"));
    const acts: [string, object][] = [
      [`/api/batches/${batch?.id}/stop`, { reason }],
      [`/api/batches/${batch?.id}/resume`, { reason }],
      [`/api/batches/${batch?.id}/inverse`, { reason }],
      [`/api/campaigns/${campaign.id}/quiet-window`, { reason, hours: 1 }],
      ["/api/decision-settings", { blastRadius: 100, approvalHours: 1, sampleSize: 1 }],
      ["/api/break-glass", { order: { kind: "ban" }, emergency: reason }],
    ];
    for (const [path, data] of acts) await expectProblem(await viewer.post(path, { data }), 403, "forbidden");
    const kept = await answered<DecisionView[]>(await viewer.get(`/api/campaigns/${campaign.id}/decisions`));
    expect(kept.filter(({ kind }) => kind === "throttle").length).toBeGreaterThan(25);
    await undo();
  });
});
