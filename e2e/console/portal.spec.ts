import type { APIRequestContext } from "@playwright/test";
import type { NoticeList } from "@/lib/appeals/contract";
import { openMailbox, textOf } from "@/lib/appeals/testing/mailbox";
import type { DecisionOutcome } from "@/lib/decisions/contract";
import { baseUrl, mailPort } from "../installation";
import { answered, campaignOf, distillations, membersOf } from "./demo";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

const reason = "One template across these accounts, paid from one card.";

/** A member of a campaign who may be banned, and how to do that and take everything back. */
async function banned(api: APIRequestContext) {
  const [, campaign] = await distillations(api);
  const id = campaign?.id ?? "";
  const members = await membersOf(api, id, "tier=core&standing=active");
  const accountId = members.find(({ hardLink }) => hardLink)?.accountId ?? "";
  const act = async (path: string, data: Record<string, unknown>) =>
    answered<DecisionOutcome>(await api.post(`/api/campaigns/${id}/${path}`, { data: { reason, ...data } }));
  const ban = async () => {
    const { version } = await campaignOf(api, id);
    const called = await act("dispositions", { version, accountIds: [accountId], disposition: "operated" });
    const said = { verdict: "distillation", innocentExplanation: reason };
    const confirmed = await act("confirm", { version: called.campaignVersion, ...said });
    const order = { kind: "ban", target: [accountId], policy: "model_extraction" };
    const done = await act("measures", { version: confirmed.campaignVersion, ...order });
    const undo = async () => {
      for (const { id: decision } of [done, confirmed, called].flatMap(({ decisions }) => decisions)) {
        await answered(await api.post(`/api/decisions/${decision}/reverse`, { data: { reason } }));
      }
    };
    return { decisionId: done.decisions[0]?.id ?? "", undo };
  };
  return { accountId, ban };
}

test("an owner hears of a ban by mail, and appeals with a file on pages without a script", async ({
  browser,
  pageOf,
  apiOf,
}) => {
  test.setTimeout(360_000);
  const mailbox = await openMailbox({ port: mailPort });
  const api = await apiOf("lead");
  const admin = await apiOf("admin");
  const { accountId, ban } = await banned(api);
  const address = `${accountId.replace(/[^a-z0-9]+/gi, "-").toLowerCase()}@portal.example`;
  const contact = { account_id: accountId, address, language: "en" };
  const taken = await admin.post("/api/v1/contacts", {
    data: JSON.stringify(contact),
    headers: { "content-type": "application/x-ndjson" },
  });
  expect(await answered(taken)).toEqual({ taken: 1, rejected: [] });
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseUrl, locale: "en-GB" });
  const page = await context.newPage();
  const mails = () => mailbox.mails.filter(({ to }) => to.includes(address)).map(textOf);
  const linkIn = (mail = "") => /http\S+\/appeal\/open\/[\w.-]+/.exec(mail)?.[0] ?? "";
  const { decisionId, undo } = await ban();

  await test.step("the reasons arrive by mail, with a link of their own", async () => {
    await expect
      .poll(() => mails().some((mail) => mail.includes("we have taken a measure")), { timeout: 90_000 })
      .toBe(true);
    expect(linkIn(mails()[0])).toContain("/appeal/open/");
  });

  await test.step("a reference and the address on file bring a link, and others the same words", async () => {
    for (const [reference, mail] of [
      ["SW-2222-2222-2222", address],
      [decisionId, address],
    ] as const) {
      await page.goto(`/appeal?reference=${reference}`);
      await expect(page.getByLabel("Reference")).toHaveValue(reference);
      await page.getByLabel("Mail address").fill(mail);
      await page.getByRole("button", { name: "Mail me a link" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");
    }
    await expect.poll(() => mails().filter((mail) => mail.includes("works once")).length, { timeout: 90_000 }).toBe(1);
  });
  const once = linkIn(mails().find((mail) => mail.includes("works once")));

  await test.step("the link opens the reasons, and no secret stays in the address", async () => {
    const answer = await page.goto(once);
    expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(answer?.headers()["referrer-policy"]).toBe("strict-origin");
    await page.getByRole("button", { name: "Open" }).click();
    await expect(page).toHaveURL(`${baseUrl}/appeal/case`);
    await expect(page.getByText("Access is closed").first()).toBeVisible();
    await expect(page.getByText("You have not appealed.")).toBeVisible();
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/appeal" });
  });

  await test.step("a file that is not what it says is refused, and nothing that was written is lost", async () => {
    const words = "This is a course at a university. <script>alert(1)</script>";
    await page.getByLabel("What would you like to say?").fill(words);
    const file = { name: "thesis.txt", mimeType: "text/plain", buffer: Buffer.from("Chapter one.\n") };
    await page.getByLabel("Files, if you like").setInputFiles({ ...file, buffer: Buffer.from("PK\u0003\u0004") });
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("alert")).toContainText("thesis.txt was not taken");
    await expect(page.getByLabel("What would you like to say?")).toHaveValue(words);
    await page.getByLabel("Files, if you like").setInputFiles(file);
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("status")).toHaveText("We have it. You will get a mail.");
    await expect(page.getByText("<script>alert(1)</script>")).toBeVisible();
    await expect(page.getByText("thesis.txt (1 KB)")).toBeVisible();
    await expect
      .poll(() => mails().some((mail) => mail.includes("your appeal has arrived")), { timeout: 90_000 })
      .toBe(true);
  });

  await test.step("a link that was used, and one that is forged, tell nothing", async () => {
    const stranger = await browser.newContext({ javaScriptEnabled: false, baseURL: baseUrl, locale: "en-GB" });
    const looking = await stranger.newPage();
    const seen = new Set<string>();
    for (const path of [once, `${once.slice(0, -2)}AA`, `${baseUrl}/appeal/case`, `${baseUrl}/appeal/open/x`]) {
      const answer = await looking.goto(path);
      expect(answer?.status()).toBe(404);
      seen.add(await looking.content());
    }
    expect(seen.size).toBe(1);
    await stranger.close();
  });

  await test.step("the pages are for everybody to read", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const other = await browser.newContext({ baseURL: baseUrl, colorScheme, locale: "de-DE" });
      await other.addCookies(await context.cookies());
      const reading = await other.newPage();
      for (const path of ["/appeal", "/appeal/case", "/appeal/open/x"]) {
        await reading.goto(path);
        expect(await violationsOf(reading)).toEqual([]);
      }
      await other.close();
    }
  });

  await test.step("the team sees the exact words, and no link to open the portal with", async () => {
    const { notices } = await answered<NoticeList>(await api.get(`/api/notices?accountId=${accountId}`));
    expect(notices.map(({ kind }) => kind)).toContain("statement_of_reasons");
    expect(JSON.stringify(notices)).not.toContain("/appeal/open/");
    const legal = await pageOf("legal");
    await legal.goto(`/accounts/${accountId}`);
    await legal.getByRole("button", { name: /Statement of reasons sent/ }).click();
    await expect(legal.getByRole("article", { name: "The notice" })).toContainText("{{portal_link}}");
    await legal.goto("/settings?tab=notices");
    await legal
      .getByLabel("Text", { exact: true })
      .fill("Hello,\n\nyour account is closed because of {{secret_signal}}.");
    await expect(legal.getByRole("alert", { name: "This cannot be saved" })).toContainText(
      "line 3: {{secret_signal}} is not known here",
    );
    await expect(legal.getByRole("button", { name: "Save …" })).toBeDisabled();
    await legal.getByRole("button", { name: "Undo changes" }).click();
    await expect(legal.getByRole("article", { name: "Preview" })).toContainText("SW-ABCD-2345-WXYZ");
    expect(await violationsOf(legal)).toEqual([]);
  });
  await page.reload();
  await page.getByText("Withdraw the appeal").click();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("You took it back.")).toBeVisible();
  await undo();
  await context.close();
  await mailbox.close();
});
