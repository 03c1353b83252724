import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db";
import { environment } from "@/lib/env";
import { authenticate, getSession } from "./authenticate";
import { handleAuthRequest } from "./handle";
import { giveSecret, TestBrowser, testPassword, testPerson } from "./testing";

beforeAll(giveSecret);

const actionsAbout = async (id: string): Promise<string[]> => {
  const rows = await database().auditRecord.findMany({ where: { subjectId: id }, orderBy: { sequence: "asc" } });
  return rows.map(({ action }) => action);
};

/** RFC 6238 with SHA-1, six digits, thirty seconds; written anew so as not to ask the code under test. */
function totp(secret: string, at = Date.now()): string {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

describe("a password", () => {
  it("opens a session that ends with the sign-out, all of it recorded", async () => {
    const { id, email } = await testPerson(["analyst"]);
    const browser = new TestBrowser();
    const answer = await browser.signIn(email.toUpperCase());
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/stillwatch\.session_token=.*HttpOnly.*SameSite=Lax/i);
    const actor = await authenticate(browser.headers);
    expect(actor).toMatchObject({ type: "user", id });
    expect(actor.permissions.has("content.read")).toBe(true);
    expect(actor.permissions.has("user.manage")).toBe(false);

    const held = browser.headers;
    await browser.send("sign-out", {});
    await expect(authenticate(held)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await actionsAbout(id)).toEqual(["session.started", "session.ended"]);
    const [record] = await database().auditRecord.findMany({ where: { subjectId: id } });
    expect(JSON.parse(record?.content ?? "{}").actor).toEqual({ type: "user", id, name: "Test analyst" });
  });

  it("that is wrong opens nothing, says no more than that, and is recorded", async () => {
    const { id, email } = await testPerson(["analyst"]);
    const browser = new TestBrowser();
    const wrong = await browser.signIn(email, "wrong horse battery");
    const nobody = await browser.signIn("nobody@example.test");
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await nobody.json());
    await expect(authenticate(browser.headers)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await actionsAbout(id)).toEqual(["session.refused"]);
  });

  it("is refused for those whose access was taken away, and so are their open sessions", async () => {
    const { id, email } = await testPerson(["analyst"]);
    const browser = new TestBrowser();
    await browser.signIn(email);
    await database().user.update({ where: { id }, data: { disabledAt: new Date() } });
    expect(await getSession(browser.headers)).toBeNull();
    expect((await new TestBrowser().signIn(email)).status).toBe(403);
  });

  it("can be tried ten times in a row, however many addresses it is tried from", async () => {
    const { email } = await testPerson(["analyst"]);
    const tries = Array.from({ length: 12 }, (_, i) => new TestBrowser(`203.0.113.${i}`).signIn(email, "wrong horse"));
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const right = await new TestBrowser().signIn(email);
    expect(right.status).toBe(429);
    expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(200);
  });

  it("is tried thirty times a minute from one address, whoever it is for", async () => {
    const browser = new TestBrowser("198.51.100.7");
    const tries = Array.from({ length: 32 }, (_, i) => browser.signIn(`not-an-address-${i}`));
    const answers = await Promise.all(tries);
    const late = answers.filter(({ status }) => status === 429);
    expect(late).toHaveLength(2);
    expect(Number(late[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("is not taken from another site, nor sign-ups from anywhere", async () => {
    const { email } = await testPerson(["analyst"]);
    const browser = new TestBrowser();
    const foreign = { origin: "https://evil.example", cookie: "a=b" };
    expect((await browser.send("sign-in/email", { email, password: testPassword }, foreign)).status).toBe(403);
    const numeric = { origin: environment().publicUrl.replace("localhost", "127.0.0.1") };
    expect((await browser.send("sign-in/email", { email, password: testPassword }, numeric)).status).toBe(200);
    await expect(browser.send("sign-up/email", { email: "x@y.test", password: testPassword })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a second factor", () => {
  it("is enrolled, then asked for, then refused when wrong, then lifted", async () => {
    const { id, email } = await testPerson(["lead"]);
    const browser = new TestBrowser();
    await browser.signIn(email);
    const prepared = await browser.send("two-factor/enable", { password: testPassword });
    const { totpURI, backupCodes } = (await prepared.json()) as { totpURI: string; backupCodes: string[] };
    const secret = new URL(totpURI).searchParams.get("secret") ?? "";
    expect((await getSession(browser.headers))?.twoFactorEnabled).toBe(false);
    expect((await browser.send("two-factor/verify-totp", { code: totp(secret) })).status).toBe(200);
    expect((await getSession(browser.headers))?.twoFactorEnabled).toBe(true);

    const second = new TestBrowser();
    expect(await (await second.signIn(email)).json()).toMatchObject({ twoFactorRedirect: true });
    expect(await getSession(second.headers)).toBeNull();
    expect((await second.send("two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect(await getSession(second.headers)).toBeNull();
    expect((await second.send("two-factor/verify-totp", { code: totp(secret) })).status).toBe(200);
    expect((await getSession(second.headers))?.id).toBe(id);

    const third = new TestBrowser();
    await third.signIn(email);
    const [code] = backupCodes;
    expect((await third.send("two-factor/verify-backup-code", { code })).status).toBe(200);
    const fourth = new TestBrowser();
    await fourth.signIn(email);
    expect((await fourth.send("two-factor/verify-backup-code", { code })).status).toBe(401);

    expect((await second.send("two-factor/disable", { password: testPassword })).status).toBe(200);
    expect((await second.send("sign-out", {})).status).toBe(200);
    expect(await (await second.signIn(email)).json()).toMatchObject({ user: { id } });
    expect(await actionsAbout(id)).toEqual([
      "session.started",
      "two_factor.prepared",
      "two_factor.enabled",
      "session.refused",
      "session.started",
      "session.started",
      "session.refused",
      "two_factor.disabled",
      "session.ended",
      "session.started",
    ]);
  });

  it("is tried ten times a minute", async () => {
    const browser = new TestBrowser("198.51.100.9");
    const tries = Array.from({ length: 11 }, () => browser.send("two-factor/verify-totp", { code: "123456" }));
    const last = (await Promise.all(tries)).find(({ status }) => status === 429);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

it("answers nothing but what the console asks", async () => {
  for (const path of ["api-key/create", "update-user", "delete-user", "get-session", "two-factor/send-otp"]) {
    const request = new Request(`${environment().publicUrl}/api/auth/${path}`, { method: "POST" });
    await expect(handleAuthRequest(request)).rejects.toMatchObject({ code: "not_found" });
  }
});
