import type { APIRequestContext, Browser } from "@playwright/test";
import { openMailbox, textOf } from "@/lib/appeals/testing/mailbox";
import { baseUrl, mailPort } from "../installation";
import { answered } from "./demo";

/** The owner of an account: a mailbox, whose address an administrator puts on file, and a browser that runs no scripts. */
export async function openOwner(browser: Browser, admin: APIRequestContext, accountId: string) {
  const mailbox = await openMailbox({ port: mailPort });
  const address = `${accountId.replace(/[^a-z0-9]+/gi, "-").toLowerCase()}@portal.example`;
  const line = JSON.stringify({ account_id: accountId, address, language: "en" });
  const headers = { "content-type": "application/x-ndjson" };
  await answered(await admin.post("/api/v1/contacts", { data: line, headers }));
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseUrl, locale: "en-GB" });
  const page = await context.newPage();
  return {
    address,
    context,
    page,
    /** What has arrived, as it reads. */
    mails: () => mailbox.mails.filter(({ to }) => to.includes(address)).map(textOf),
    close: async () => {
      await context.close();
      await mailbox.close();
    },
  };
}

export const portalLinkIn = (mail = ""): string => /http\S+\/appeal\/open\/[\w.-]+/.exec(mail)?.[0] ?? "";
