import type { PolicyView } from "@/lib/decisions/contract";
import { answered, expectProblem } from "./demo";
import { expect, test } from "./people";

const reason = "Resellers come back within a month, not within half a year.";

test("a lead changes what a policy recommends, with a reason that stays; an analyst and an admin may not", async ({
  pageOf,
  apiOf,
}) => {
  const analyst = await apiOf("analyst");
  const policyOf = async () => {
    const all = await answered<PolicyView[]>(await analyst.get("/api/policies"));
    const found = all.find(({ policy }) => policy === "stolen_credentials");
    if (found === undefined) throw new Error("Every policy is listed.");
    return found;
  };
  const before = await policyOf();
  const { terms, version } = before;
  const change = { policy: before.policy, version, terms: { ...terms, strikeDays: 1 }, reason };
  for (const role of ["analyst", "admin"] as const) {
    await expectProblem(await (await apiOf(role)).post("/api/policies", { data: change }), 403, "forbidden");
  }
  const lead = await pageOf("lead");
  await lead.goto("/settings?tab=policies");
  const section = lead.getByRole("region", { name: /somebody else$/ });
  await section.getByRole("button", { name: "Change …" }).click();
  const days = section.getByLabel("A strike counts for");
  await days.fill(String(terms.strikeDays + 1));
  await section.getByRole("button", { name: "Add a strike" }).click();
  await section.getByRole("textbox", { name: "Reason" }).fill(reason);
  await section.getByRole("button", { name: `Save as version ${version + 1}` }).click();
  await expect(section.getByText(`A strike counts for ${terms.strikeDays + 1} days`, { exact: false })).toBeVisible();
  expect((await policyOf()).terms.steps).toHaveLength(terms.steps.length + 1);
  await section.getByRole("button", { name: "History" }).click();
  await expect(lead.getByRole("dialog").getByText(reason).first()).toBeVisible();
  await expectProblem(await (await apiOf("lead")).post("/api/policies", { data: change }), 409, "conflict");
});
