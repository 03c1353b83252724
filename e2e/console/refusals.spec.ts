import { distillations, expectProblem, membersOf } from "./demo";
import { expect, test } from "./people";

const reason = "Somebody who may not wrote this reason.";

test("a viewer reads, is shown no act, and is refused each by the API", async ({ pageOf, apiOf }) => {
  const api = await apiOf("viewer");
  const [, campaign] = await distillations(api);
  if (campaign === undefined) throw new Error("The demo has no second campaign.");
  const { id, version, codeName } = campaign;
  const [member] = await membersOf(api, id);
  const accountIds = [member?.accountId ?? ""];

  const acts: [string, object][] = [
    ["confirm", { version, verdict: "distillation", reason, innocentExplanation: reason }],
    ["dismiss", { version, reason }],
    ["dispositions", { version, accountIds, disposition: "operated", reason }],
    ["measures", { kind: "ban", version, target: accountIds, policy: "model_extraction", reason }],
    ["measures", { kind: "revoke_key", version, target: accountIds, policy: "model_extraction", reason }],
    ["bundle", { partner: "anybody", tlp: "amber", format: "stix" }],
  ];
  for (const [act, data] of acts) {
    await expectProblem(await api.post(`/api/campaigns/${id}/${act}`, { data }), 403, "forbidden");
  }
  for (const path of ["/api/audit", "/api/partners", "/api/api-keys", "/api/users"]) {
    await expectProblem(await api.get(path), 403, "forbidden");
  }
  const content = {
    accountId: member?.accountId,
    exchangeIds: ["any"],
    campaignId: id,
    purpose: "only looking around",
  };
  await expectProblem(await api.post("/api/content", { data: content }), 403, "forbidden");
  await expectProblem(await api.post("/api/partners", { data: { name: "Nobody" } }), 403, "forbidden");

  const page = await pageOf("viewer");
  await page.goto(`/campaigns/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: codeName })).toBeVisible();
  for (const name of [/^Confirm/, /^Dismiss/, /^Export bundle/]) {
    await expect(page.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
  }
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("tab", { name: /^Members/ }).click();
  await page.getByRole("grid", { name: "Members" }).getByRole("checkbox").nth(1).check();
  for (const name of [/^Set disposition/, /^Take a measure/]) {
    await expect(page.getByRole("button", { name })).toBeDisabled();
  }
  await expect(page.getByRole("navigation").first()).not.toContainText("Audit");
});

test("nobody reads anything without signing in", async ({ request, page }) => {
  for (const path of ["/api/campaigns", "/api/overview", "/api/audit", "/api/live", "/api/session"]) {
    await expectProblem(await request.get(path), 401, "unauthenticated");
  }
  await page.goto("/audit");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a decision on a campaign that changed meanwhile is refused", async ({ apiOf }) => {
  const api = await apiOf("analyst");
  const campaigns = await distillations(api);
  const campaign = campaigns.at(-1);
  if (campaign === undefined) throw new Error("The demo has no campaign.");
  const members = await membersOf(api, campaign.id);
  const accountIds = [members[0]?.accountId ?? ""];
  const data = { version: campaign.version, accountIds, disposition: "bystander", reason };
  const url = `/api/campaigns/${campaign.id}/dispositions`;
  const answers = await Promise.all([
    api.post(url, { data }),
    api.post(url, { data: { ...data, disposition: "operated" } }),
  ]);
  expect(answers.map((answer) => answer.status()).sort()).toEqual([200, 409]);
  const loser = answers.find((answer) => answer.status() === 409);
  if (loser !== undefined) await expectProblem(loser, 409, "conflict");
});
