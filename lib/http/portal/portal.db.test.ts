import { beforeAll, expect, it } from "vitest";
import { writeNotice } from "@/lib/appeals";
import { statementPlaceholders } from "@/lib/appeals/contract";
import { tokenOf } from "@/lib/appeals/portal/tokens";
import { makeCampaign } from "@/lib/campaigns/testing";
import { database } from "@/lib/db";
import { day, newId } from "@/lib/kernel";
import { portal } from "./serve";

const origin = "http://localhost:3000";
let token: string;
/** A client of this test's own, which nobody else's limits hold. */
const client = `2001:db8::${newId().slice(-4)}`;

beforeAll(async () => {
  const db = database();
  const made = await makeCampaign(db, { stays: true });
  const [accountId, decisionId] = [`portal-${made.id}`, newId()];
  await db.decision.create({
    data: {
      ...{ id: decisionId, kind: "ban", campaignId: made.id, accountId, policy: "model_extraction", at: new Date() },
      ...{ disclosure: "disclosed", reason: "One card.", actorType: "user", actorId: "u", actorName: "Ann" },
    },
  });
  const { noticeId } = await writeNotice(db, {
    ...{ kind: "statement_of_reasons", accountId, decisionId, policy: "model_extraction", at: new Date() },
    values: Object.fromEntries(statementPlaceholders.slice(1, -2).map((name) => [name, `<b>${name}</b>`])),
    appealableUntil: new Date(Date.now() + day),
  });
  const [link] = await db.portalLink.findMany({ where: { noticeId } });
  token = link === undefined ? "" : tokenOf("portal-link/1", link);
});

async function ask(path: string, init: RequestInit & { cookie?: string } = {}) {
  const headers = new Headers(init.headers);
  headers.set("x-forwarded-for", client);
  if (init.cookie !== undefined) headers.set("cookie", init.cookie);
  const segments = new URL(path, origin).pathname.split("/").slice(2);
  const answer = await portal(new Request(`${origin}${path}`, { ...init, headers }), {
    params: Promise.resolve(segments.length === 0 ? {} : { path: segments }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const formOf = (fields: Record<string, string>) => new URLSearchParams(fields);
const opened = async () => {
  const { status, headers } = await ask("/appeal/open", { method: "POST", body: formOf({ token }) });
  expect([status, headers.get("location")]).toEqual([303, "/appeal/case"]);
  const cookie = headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/; Path=\/appeal; HttpOnly; SameSite=Strict; Max-Age=\d+/);
  return cookie.split(";")[0] ?? "";
};

it("opens by a press, lets nothing run, and shows nobody's words as markup", async () => {
  const looked = await ask(`/appeal/open/${token}`);
  expect(looked.status).toBe(200);
  const cookie = await opened();
  const { text, headers } = await ask("/appeal/case", { cookie });
  expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(headers.get("referrer-policy")).toBe("strict-origin");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(text).toContain("&lt;b&gt;conduct&lt;/b&gt;");
  expect(text).not.toMatch(/<script|<b>|\son\w+=/);
  expect(text).not.toContain(token);
});

it("answers whatever opens nothing with one page, in the same words and headers", async () => {
  const answers = [
    await ask("/appeal/open/forged"),
    await ask(`/appeal/open/${token.slice(0, -1)}`),
    await ask("/appeal/open", { method: "POST", body: formOf({ token: "" }) }),
    await ask("/appeal/open", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }),
    await ask("/appeal/case"),
    await ask("/appeal/case", { cookie: `stillwatch_appeal=${token}` }),
    await ask("/appeal/case", { method: "POST", body: formOf({ text: "Let me in." }) }),
    await ask("/appeal/nowhere/at/all"),
  ];
  const seen = answers.map(({ status, text, headers }) => `${status} ${headers.get("set-cookie")} ${text}`);
  expect(new Set(seen).size).toBe(1);
  expect(answers[0]?.status).toBe(404);
});

it("keeps what was written when a file cannot be taken, and takes nothing from another site", async () => {
  const cookie = await opened();
  const send = (name: string, content: string, headers: Record<string, string> = {}) => {
    const body = new FormData();
    body.set("text", 'I teach a course. "><script>alert(1)</script>');
    body.set("files", new File([content], name, { type: "text/plain" }));
    return ask("/appeal/case", { method: "POST", body, cookie, headers });
  };
  const refused = await send("a.txt", "PK\u0003\u0004");
  expect(refused.status).toBe(400);
  expect(refused.text).toContain("a.txt was not taken");
  expect(refused.text).toContain("I teach a course. &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>");
  expect((await send("a.txt", "One.", { "sec-fetch-site": "cross-site" })).status).toBe(404);
  const huge = await send("a.txt", "a".repeat(17 << 20));
  expect(huge.status).toBe(413);
  expect((await ask("/appeal/case", { cookie })).text).toContain("You have not appealed.");
  expect(await send("a.txt", "Chapter one.")).toMatchObject({ status: 303 });
  const { text } = await ask("/appeal/case?received=1", { cookie, headers: { "accept-language": "de" } });
  expect(text).toContain("a.txt (1 KB)");
  expect(text).toContain("We have it.");
});

it("says the same about a reference that is known and one that is not", async () => {
  const { reference } = await database().notice.findFirstOrThrow({ where: { reference: { not: null } } });
  for (const one of [reference ?? "", "SW-2222-2222-2222", "<script>"]) {
    const body = formOf({ reference: one, address: "somebody@else.example" });
    const { status, headers, text } = await ask("/appeal/link?lang=de", { method: "POST", body });
    expect([status, headers.get("location"), text]).toEqual([303, "/appeal/link-sent?lang=de", ""]);
  }
  expect((await ask("/appeal/link-sent?lang=de")).text).toContain("Sehen Sie in Ihre Mail");
  expect((await ask('/appeal?reference="><script>')).text).not.toContain("<script>");
});
