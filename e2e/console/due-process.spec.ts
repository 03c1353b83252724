import type { APIRequestContext } from "@playwright/test";
import type { AppealList, AppealView, NoticeList } from "@/lib/appeals/contract";
import type { DecisionOutcome } from "@/lib/decisions/contract";
import type { Feedback } from "@/lib/detection/contract";
import { baseUrl } from "../installation";
import { answered, campaignOf, distillations, expectProblem, membersOf } from "./demo";
import { openGateway } from "./gateway";
import { openOwner, portalLinkIn } from "./owner";
import { connectPartner } from "./partner";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const reason = "One card over all of these accounts, and one template.";
const point = "The card belongs to the school that I teach at.";
const words = `I do not know these people. ${point} <script>alert(1)</script>`;
const arrives = { timeout: 90_000 };

/** Has a lead confirm a campaign and call one of its core operated; tells how to ban that one. */
async function accuse(lead: APIRequestContext) {
  const [, campaign] = await distillations(lead);
  const id = campaign?.id ?? "";
  const members = await membersOf(lead, id, "tier=core&standing=active");
  const accountId = members.find(({ hardLink }) => hardLink)?.accountId ?? "";
  const act = async (path: string, data: object) => {
    const { version } = await campaignOf(lead, id);
    const answer = await lead.post(`/api/campaigns/${id}/${path}`, { data: { version, reason, ...data } });
    return answered<DecisionOutcome>(answer);
  };
  await act("dispositions", { accountIds: [accountId], disposition: "operated" });
  await act("confirm", { verdict: "distillation", innocentExplanation: reason });
  const ban = async () => {
    const { decisions } = await act("measures", { kind: "ban", target: [accountId], policy: "model_extraction" });
    return decisions[0]?.id ?? "";
  };
  return { campaignId: id, accountId, ban };
}

test("a ban is explained by mail, appealed without scripts, overturned by somebody who took no part, and undone everywhere", async ({
  browser,
  pageOf,
  apiOf,
  takeBackAfterwards,
}) => {
  test.setTimeout(480_000);
  const [leadApi, officer] = [await apiOf("lead"), await apiOf("sharing_officer")];
  const gateway = await openGateway();
  const { campaignId, accountId, ban } = await accuse(leadApi);
  takeBackAfterwards(campaignId);
  const owner = await openOwner(browser, await apiOf("admin"), accountId);
  const { page, mails } = owner;
  const partner = await connectPartner(officer);
  const shared = { partner: partner.id, tlp: "amber" };
  expect((await officer.post(`/api/campaigns/${campaignId}/bundle`, { data: shared })).status()).toBe(200);
  const revoked = async () => (await partner.poll()).filter((object) => object.revoked === true);
  expect(await revoked()).toEqual([]);
  await expect.poll(() => gateway.call(accountId), arrives).toEqual({ status: 200, obligations: "" });

  const decisionId = await ban();
  await test.step("the gateway refuses the account, and the reasons arrive by mail with a link of their own", async () => {
    await expect.poll(async () => (await gateway.call(accountId)).status, arrives).toBe(403);
    await expect.poll(() => mails().some((mail) => mail.includes("we have taken a measure")), arrives).toBe(true);
    expect(portalLinkIn(mails()[0])).not.toBe("");
  });

  await test.step("a reference and the address on file bring a link, and others the same words", async () => {
    for (const [reference, mail] of [
      ["SW-2222-2222-2222", owner.address],
      [decisionId, owner.address],
    ] as const) {
      await page.goto(`/appeal?reference=${reference}`);
      await expect(page.getByLabel("Reference")).toHaveValue(reference);
      await page.getByLabel("Mail address").fill(mail);
      await page.getByRole("button", { name: "Mail me a link" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");
    }
    await expect.poll(() => mails().filter((mail) => mail.includes("works once")).length, arrives).toBe(1);
  });
  const once = portalLinkIn(mails().find((mail) => mail.includes("works once")));

  await test.step("the link opens the reasons, and no secret stays in the address", async () => {
    const answer = await page.goto(once);
    expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(answer?.headers()["referrer-policy"]).toBe("strict-origin");
    await page.getByRole("button", { name: "Open" }).click();
    await expect(page).toHaveURL(`${baseUrl}/appeal/case`);
    await expect(page.getByText("Access is closed").first()).toBeVisible();
    await expect(page.getByText("You have not appealed.")).toBeVisible();
    const [cookie] = await owner.context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/appeal" });
  });

  await test.step("a file that is not what it says is refused, and nothing that was written is lost", async () => {
    await page.getByLabel("What would you like to say?").fill(words);
    const file = { name: "contract.txt", mimeType: "text/plain", buffer: Buffer.from("Of the school.\n") };
    await page.getByLabel("Files, if you like").setInputFiles({ ...file, buffer: Buffer.from("PK\u0003\u0004") });
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("alert")).toContainText("contract.txt was not taken");
    await expect(page.getByLabel("What would you like to say?")).toHaveValue(words);
    await page.getByLabel("Files, if you like").setInputFiles(file);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("status")).toHaveText("We have it. You will get a mail.");
    await expect(page.getByText("<script>alert(1)</script>")).toBeVisible();
    await expect(page.getByText("contract.txt (1 KB)")).toBeVisible();
    await expect.poll(() => mails().some((mail) => mail.includes("your appeal has arrived")), arrives).toBe(true);
  });

  await test.step("a link that was used, and one that is forged, tell nothing", async () => {
    const stranger = await browser.newContext({ javaScriptEnabled: false, baseURL: baseUrl, locale: "en-GB" });
    const looking = await stranger.newPage();
    const seen = new Set<string>();
    for (const path of [
      once,
      once.replace(/..$/, (end) => (end === "AA" ? "BB" : "AA")),
      `${baseUrl}/appeal/case`,
      `${baseUrl}/appeal/open/x`,
    ]) {
      expect((await looking.goto(path))?.status()).toBe(404);
      seen.add(await looking.content());
    }
    expect(seen.size).toBe(1);
    await stranger.close();
  });

  await test.step("the pages are for everybody to read", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ baseURL: baseUrl, colorScheme, locale: "de-DE" });
      await context.addCookies(await owner.context.cookies());
      const reading = await context.newPage();
      for (const path of ["/appeal", "/appeal/case", "/appeal/open/x"]) {
        await reading.goto(path);
        expect(await violationsOf(reading)).toEqual([]);
      }
      await context.close();
    }
  });

  await test.step("the team sees the exact words, and no link to open the portal with", async () => {
    const { notices } = await answered<NoticeList>(await leadApi.get(`/api/notices?accountId=${accountId}`));
    expect(notices.map(({ kind }) => kind)).toContain("statement_of_reasons");
    expect(JSON.stringify(notices)).not.toContain("/appeal/open/");
    const legal = await pageOf("legal");
    await legal.goto(`/accounts/${accountId}`);
    const statements = legal.getByRole("button", { name: /Statement of reasons sent/ });
    await statements.first().click();
    await expect(legal.getByRole("article", { name: "The notice" })).toContainText("{{portal_link}}");
  });

  const { rows } = await answered<AppealList>(await leadApi.get("/api/appeals?part=all"));
  const appeal = rows.find((row) => row.accountId === accountId && row.endedAt === null);
  if (appeal === undefined) throw new Error("The appeal is not in the list.");
  const { id: appealId, reference } = appeal;
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
    await reviewer.keyboard.press("Control+Enter");
    await reviewer.keyboard.press("Enter");
    await expect(reviewer.getByRole("region", { name: /^Overturned, with conditions by/ })).toBeVisible();
  });

  await test.step("all that follows is done: gateway, partner, detection and owner hear of it", async () => {
    const follows = reviewer.getByRole("region", { name: /What follows/ });
    await expect(follows).toContainText(/(\d+) of \1 done/, arrives);
    const conditions = { status: 200, obligations: "require_verification" };
    await expect.poll(() => gateway.call(accountId), arrives).toEqual(conditions);
    await expect.poll(async () => (await revoked()).length, arrives).toBeGreaterThan(0);
    const { acts } = await answered<Feedback>(await leadApi.get("/api/feedback"));
    expect(acts.filter((act) => act.campaignId === campaignId).map(({ kind }) => kind)).toContain("appeal_upheld");
    await expect.poll(() => mails().some((mail) => mail.includes(point)), arrives).toBe(true);
    await page.reload();
    await expect(page.getByText(point).last()).toBeVisible();
    expect(await violationsOf(reviewer)).toEqual([]);
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
  await owner.close();
  await gateway.close();
});

test("a notice's template that names an unknown signal is refused with its line, and nothing typed is lost", async ({
  pageOf,
}) => {
  const legal = await pageOf("legal");
  await legal.goto("/settings?tab=notices");
  const typed = "Hello,\n\nyour account is closed because of {{secret_signal}}.";
  await legal.getByLabel("Text", { exact: true }).fill(typed);
  const fault = legal.getByRole("alert", { name: "This cannot be saved" });
  await expect(fault).toContainText("line 3: {{secret_signal}} is not known here");
  await expect(legal.getByRole("button", { name: "Save …" })).toBeDisabled();
  await legal.getByRole("button", { name: "Undo changes" }).click();
  await expect(legal.getByRole("article", { name: "Preview" })).toContainText("SW-ABCD-2345-WXYZ");
});
