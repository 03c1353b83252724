import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, database, openDatabase } from "@/lib/db";
import { environment, reloadEnvironment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import { anchorAudit, appendAudit, listRecords, readAnchor, verifyChain } from "./index";

const entry = (id: string, name = "Ada") => ({
  access: "write" as const,
  action: "campaign.confirm",
  actor: { type: "user", id: `user-${name}`, name },
  subject: { type: "campaign", id },
  requestId: newId(),
  detail: { reason: `für ${id} 🎣` },
});

/** The owner may switch the guards off, as somebody with the database in hand would; all of it is rolled back. */
const owner = openDatabase(environment().ownerDatabaseUrl ?? "");
class RollBack extends Error {}

async function tampered(change: (tx: Database, last: number) => Promise<unknown>) {
  let found: Awaited<ReturnType<typeof verifyChain>> | undefined;
  let last = 0;
  const attempt = owner.$transaction(async (plain) => {
    const tx = plain as Database;
    // In the order of every append, so that none of another test meets it half-way.
    await tx.$executeRaw`select 1 from audit_head for update`;
    await tx.$executeRaw`alter table audit_record disable trigger audit_record_append_only`;
    await appendAudit(
      tx,
      ["a", "b", "c", "d"].map((id) => entry(id)),
    );
    const head = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } });
    last = Number(head.sequence);
    const signed = { sequence: last, hash: Buffer.from(head.hash).toString("hex") };
    expect(await verifyChain(tx, { state: "signed", head: signed })).toMatchObject({ intact: true, anchored: last });
    await change(tx, last);
    found = await verifyChain(tx, { state: "signed", head: signed });
    throw new RollBack();
  });
  await expect(attempt).rejects.toBeInstanceOf(RollBack);
  return { last, found };
}

describe("the audit chain", () => {
  afterAll(() => owner.$disconnect());

  it("is out of reach for the application", async () => {
    const db = database();
    await appendAudit(db, [entry("x")]);
    await expect(db.$executeRaw`delete from audit_record`).rejects.toThrow();
    await expect(db.$executeRaw`update audit_record set action = 'nothing'`).rejects.toThrow();
    await expect(db.$executeRaw`update audit_head set sequence = 0`).rejects.toThrow();
    await expect(db.$executeRaw`alter table audit_record disable trigger all`).rejects.toThrow();
    // Whoever owns the table still meets the guard.
    await expect(owner.$executeRaw`delete from audit_record`).rejects.toThrow(/append-only/);
    await expect(owner.$executeRaw`truncate audit_record`).rejects.toThrow(/append-only/);
  });

  it("finds an edited record, in its content or in a column", async () => {
    const content = await tampered(
      (tx, last) =>
        tx.$executeRaw`update audit_record set content = replace(content, 'Ada', 'Eve') where sequence = ${last - 1}`,
    );
    expect(content.found).toMatchObject({
      intact: false,
      fault: `Record ${content.last - 1} was changed: its hash does not fit.`,
    });
    const column = await tampered(
      (tx, last) => tx.$executeRaw`update audit_record set actor_id = 'user-eve' where sequence = ${last - 2}`,
    );
    expect(column.found?.fault).toMatch(new RegExp(`^Record ${column.last - 2} was changed: its actor`));
  });

  it("finds a deleted record", async () => {
    const { last, found } = await tampered(
      (tx, last) => tx.$executeRaw`delete from audit_record where sequence = ${last - 1}`,
    );
    expect(found).toMatchObject({ intact: false, fault: `Record ${last - 1} is missing; the next one is ${last}.` });
  });

  it("finds records that changed places", async () => {
    const { last, found } = await tampered(async (tx, last) => {
      await tx.$executeRaw`update audit_record set sequence = 0 where sequence = ${last}`;
      await tx.$executeRaw`update audit_record set sequence = ${last} where sequence = ${last - 1}`;
      await tx.$executeRaw`update audit_record set sequence = ${last - 1} where sequence = 0`;
    });
    expect(found?.intact).toBe(false);
    expect(found?.fault).toContain(`Record ${last - 1}`);
  });

  it("finds a tail that was cut off with the head set back", async () => {
    const { last, found } = await tampered(async (tx, last) => {
      await tx.$executeRaw`delete from audit_record where sequence > ${last - 2}`;
      await tx.$executeRaw`update audit_head set sequence = ${last - 2},
        hash = (select hash from audit_record where sequence = ${last - 2})`;
    });
    expect(found?.fault).toBe(`The record ends at ${last - 2}, but ${last} records were signed: its tail was cut off.`);
  });

  it("finds a chain that was written anew with hashes that fit", async () => {
    const { last, found } = await tampered(async (tx, last) => {
      await tx.$executeRaw`delete from audit_record where sequence > ${last - 2}`;
      await tx.$executeRaw`update audit_head set sequence = ${last - 2},
        hash = (select hash from audit_record where sequence = ${last - 2})`;
      await appendAudit(tx, [entry("c", "Eve"), entry("d", "Eve"), entry("e", "Eve")]);
    });
    expect(found?.fault).toBe(`Record ${last} is not the one that was signed: the chain was written anew.`);
  });
});

describe("the signed head outside the database", () => {
  const { dataDir, encryptionKey } = environment();
  let own = "";
  beforeAll(async () => {
    own = await mkdtemp(path.join(tmpdir(), "stillwatch-head-"));
    reloadEnvironment({ STILLWATCH_DATA_DIR: own, STILLWATCH_ENCRYPTION_KEY: randomBytes(32).toString("base64") });
  });
  afterAll(async () => {
    reloadEnvironment({ STILLWATCH_DATA_DIR: dataDir, STILLWATCH_ENCRYPTION_KEY: encryptionKey ?? "" });
    if (encryptionKey === undefined) delete process.env.STILLWATCH_ENCRYPTION_KEY;
    await rm(own, { recursive: true });
  });
  const file = () => path.join(own, "audit-head.json");

  it("goes forwards only, and not past a chain that was tampered with", async () => {
    expect(await readAnchor()).toEqual({ state: "missing" });
    await appendAudit(database(), [entry("x")]);
    expect(await anchorAudit()).toBe(true);
    const first = await readAnchor();
    await appendAudit(database(), [entry("y")]);
    expect(await anchorAudit()).toBe(true);
    const second = await readAnchor();
    if (first.state !== "signed" || second.state !== "signed") throw new Error("not signed");
    expect(second.head.sequence).toBeGreaterThan(first.head.sequence);
    expect(await verifyChain(database(), second)).toMatchObject({ intact: true, fault: null });

    await owner
      .$transaction(async (plain) => {
        const tx = plain as Database;
        await tx.$executeRaw`alter table audit_record disable trigger audit_record_append_only`;
        await tx.$executeRaw`delete from audit_record where sequence >= ${second.head.sequence}`;
        expect(await anchorAudit(tx)).toBe(false);
        throw new RollBack();
      })
      .catch((error) => expect(error).toBeInstanceOf(RollBack));
    expect(await readAnchor()).toEqual(second);
  });

  it("is known to be forged without the key", async () => {
    const signed = JSON.parse(await readFile(file(), "utf8"));
    await writeFile(file(), JSON.stringify({ ...signed, sequence: signed.sequence - 1 }));
    expect(await readAnchor()).toEqual({ state: "forged" });
    expect((await verifyChain(database(), await readAnchor())).intact).toBe(false);
    expect(await anchorAudit()).toBe(false);
    await writeFile(file(), '{"sequence":');
    expect(await readAnchor()).toEqual({ state: "forged" });
  });
});

it("lists the record by page, actor and subject", async () => {
  const id = newId();
  await appendAudit(database(), [entry(id, id), entry(`${id}-2`, id), entry(id, "Bob")]);
  const page = (query: object) => listRecords(database(), { limit: 100, ...query });
  expect((await page({ subject: `campaign/${id}` })).rows.map(({ actor }) => actor.name)).toEqual(["Bob", id]);
  const first = await page({ actor: id, limit: 1 });
  expect(first).toMatchObject({
    total: 2,
    rows: [{ subject: { id: `${id}-2` }, detail: { reason: `für ${id}-2 🎣` } }],
  });
  const second = await page({ actor: id, limit: 1, cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ nextCursor: null, rows: [{ subject: { id } }] });
});
