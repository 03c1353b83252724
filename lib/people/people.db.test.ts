import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, Permission, Role } from "@/lib/auth";
import { authenticate } from "@/lib/auth/authenticate";
import { permissionsOfRoles } from "@/lib/auth/permissions";
import { giveSecret, TestBrowser, testPassword, testPerson } from "@/lib/auth/testing";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { reloadEnvironment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import {
  createApiKey,
  createUser,
  demoSignIns,
  disableUser,
  ensureDemoUsers,
  listApiKeys,
  listUsers,
  revokeApiKey,
  setRoles,
} from ".";

beforeAll(giveSecret);

const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` });

/** A committed person with these roles, and a context in which they act. */
async function acting(roles: Role[]): Promise<{ id: string; email: string; ctx: Context }> {
  const person = await testPerson(roles);
  const actor: Actor = { type: "user", id: person.id, name: "Test", permissions: permissionsOfRoles(roles) };
  return { ...person, ctx: { ...testContext(database(), roles), actor } };
}

describe("an API key", () => {
  it("is a machine with just the key's permissions, until it is revoked", async () => {
    const { ctx } = await acting(["admin"]);
    const { key, view } = await createApiKey(ctx, { name: "loader", permissions: ["ingest.write"] });
    const actor = await authenticate(bearer(key));
    expect(actor).toMatchObject({ type: "api_key", id: view.id, name: "loader" });
    expect([...actor.permissions]).toEqual(["ingest.write"]);
    expect(await authenticate(new Headers({ "x-api-key": key }))).toEqual(actor);

    const kept = await database().apikey.findUniqueOrThrow({ where: { id: view.id } });
    expect(JSON.stringify(kept)).not.toContain(key);
    const { keys } = await listApiKeys(ctx);
    expect(keys.find(({ id }) => id === view.id)).toMatchObject({ status: "active", start: key.slice(0, 9) });

    await revokeApiKey(ctx, { keyId: view.id });
    await expect(authenticate(bearer(key))).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(revokeApiKey(ctx, { keyId: view.id })).rejects.toMatchObject({ code: "forbidden_transition" });
    const said = await database().auditRecord.findMany({ where: { subjectId: view.id }, orderBy: { sequence: "asc" } });
    expect(said.map(({ action }) => action)).toEqual(["api_key.created", "api_key.revoked"]);
    expect(JSON.stringify(said.map(({ content }) => content))).not.toContain(key);
  });

  it("never exceeds what its owner may do, at its making or later", async () => {
    const { id, ctx } = await acting(["admin"]);
    const beyond: Permission[] = ["ingest.write", "content.read"];
    await expect(createApiKey(ctx, { name: "too much", permissions: beyond })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("content.read"),
    });
    const { key } = await createApiKey(ctx, { name: "loader", permissions: ["ingest.write", "ingest.read"] });
    await database().user.update({ where: { id }, data: { roles: ["viewer"] } });
    expect([...(await authenticate(bearer(key))).permissions]).toEqual(["ingest.read"]);
    await database().user.update({ where: { id }, data: { disabledAt: new Date() } });
    await expect(authenticate(bearer(key))).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("ends when it expires, is nobody's when unknown, and makes no keys", async () => {
    const { ctx } = await acting(["admin"]);
    const past = { ...ctx, clock: () => new Date(Date.now() - 86_400_000) };
    const { key } = await createApiKey(ctx, { name: "brief", permissions: ["user.manage"], expiresInDays: 1 });
    const machine = { ...ctx, actor: await authenticate(bearer(key)) };
    await expect(createApiKey(machine, { name: "child", permissions: ["user.manage"] })).rejects.toMatchObject({
      code: "forbidden",
    });
    const { key: expired } = await createApiKey(past, { name: "gone", permissions: ["job.read"], expiresInDays: 1 });
    for (const unknown of [expired, `${key}x`, "sw_", "nothing", ""]) {
      await expect(authenticate(bearer(unknown))).rejects.toMatchObject({ code: "unauthenticated" });
    }
  });
});

describe("people", () => {
  it("are let in with a first password, given other roles, and shut out", async () => {
    const { ctx } = await acting(["admin"]);
    const input = { name: "New Analyst", email: `${newId()}@Example.test`, password: testPassword };
    const made = await createUser(ctx, { ...input, roles: ["viewer", "viewer"] });
    expect(made.roles).toEqual(["viewer"]);
    await expect(createUser(ctx, { ...input, roles: [] })).rejects.toMatchObject({ code: "conflict" });
    const browser = new TestBrowser();
    expect((await browser.signIn(input.email)).status).toBe(200);

    await setRoles(ctx, { userId: made.id, roles: ["analyst"] });
    expect((await authenticate(browser.headers)).permissions.has("campaign.decide")).toBe(true);
    await disableUser(ctx, { userId: made.id, reason: "left the team" });
    await expect(authenticate(browser.headers)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(disableUser(ctx, { userId: made.id, reason: "again" })).rejects.toMatchObject({
      code: "forbidden_transition",
    });
    const found = (await listUsers(ctx)).users.find(({ id }) => id === made.id);
    expect(found).toMatchObject({ roles: ["analyst"], disabledAt: expect.any(String) });
  });

  it("are managed by nobody without the permission", () =>
    rolledBack(async (db) => {
      for (const role of ["viewer", "analyst", "lead", "auditor"] as const) {
        const ctx = testContext(db, [role]);
        const user = { name: "x", email: "x@example.test", password: testPassword, roles: ["admin" as const] };
        for (const refused of [
          () => listUsers(ctx),
          () => createUser(ctx, user),
          () => setRoles(ctx, { userId: ctx.actor.id, roles: ["admin"] }),
          () => createApiKey(ctx, { name: "k", permissions: ["campaign.read"] }),
          () => listApiKeys(ctx),
        ]) {
          await expect(refused()).rejects.toMatchObject({ code: "forbidden" });
        }
      }
    }));

  it("keep an admin among them", () =>
    rolledBack(async (db) => {
      await db.user.updateMany({ data: { disabledAt: new Date() } });
      const ctx = testContext(db, ["admin"]);
      const only = { name: "Only", email: "only@example.test", password: testPassword, roles: ["admin" as const] };
      const { id } = await createUser(ctx, only);
      const refusal = { code: "precondition_failed" };
      await expect(setRoles(ctx, { userId: id, roles: ["viewer"] })).rejects.toMatchObject(refusal);
      await expect(disableUser(ctx, { userId: id, reason: "tired" })).rejects.toMatchObject(refusal);
      await createUser(ctx, { ...only, email: "second@example.test" });
      expect((await setRoles(ctx, { userId: id, roles: ["viewer"] })).roles).toEqual(["viewer"]);
    }));
});

describe("the demonstration's people", () => {
  it("are one for each role, made once, and only in a demonstration", () =>
    rolledBack(async (db) => {
      reloadEnvironment({ STILLWATCH_DEMO: "0" });
      await expect(ensureDemoUsers(db)).rejects.toMatchObject({ code: "precondition_failed" });
      reloadEnvironment({ STILLWATCH_DEMO: "1" });
      await ensureDemoUsers(db);
      await ensureDemoUsers(db);
      reloadEnvironment({ STILLWATCH_DEMO: "0" });
      const emails = demoSignIns.map(({ email }) => email);
      const rows = await db.user.findMany({ where: { email: { in: emails } } });
      expect(rows.map(({ roles }) => roles)).toHaveLength(9);
      expect(rows.find(({ email }) => email === "appeals.reviewer@stillwatch.demo")?.roles).toEqual([
        "appeals_reviewer",
      ]);
    }));
});
