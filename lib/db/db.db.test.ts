import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/kernel";
import { database, inTransaction, openDatabase } from "./index";
import { migrateDatabase, pendingSchemaChange } from "./migrate";
import { rolledBack, superuserUrl } from "./testing";

const db = database();

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: await superuserUrl("postgres") });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

describe("the migration history", () => {
  it("leads to the data model, without a difference", async () => {
    expect(await pendingSchemaChange(await superuserUrl())).toBe("");
  });

  it("is applied once, also by replicas that start together and by a role that owns everything", async () => {
    const name = `operator_${newId().replaceAll("-", "")}`;
    await asSuperuser(`create database ${name}`);
    try {
      const url = await superuserUrl(name);
      const applied = await Promise.all([migrateDatabase(url), migrateDatabase(url)]);
      expect(applied.map((names) => names.length).sort((a, b) => a - b)[0]).toBe(0);
      expect(applied.flat()[0]).toBe("0001_init");
      expect(await migrateDatabase(url)).toEqual([]);
    } finally {
      await asSuperuser(`drop database ${name} with (force)`);
    }
  });
});

it("asks one thing after the other of a transaction, relations included, and goes on after a fault", async () => {
  const warned: Error[] = [];
  const note = (warning: Error) => warned.push(warning);
  process.on("warning", note);
  try {
    await rolledBack(async (tx) => {
      const person = { id: newId(), name: "Ada", email: "ada@example.com", roles: [] };
      await tx.user.create({ data: person });
      const of = { sessions: true, credentials: true, twoFactors: true, settings: true };
      const read = () => tx.user.findUniqueOrThrow({ where: { id: person.id }, include: of });
      expect(await Promise.all([read(), read()])).toMatchObject(
        Array(2).fill({ ...person, sessions: [], settings: null }),
      );
      const inside = tx.$transaction((inner) =>
        Promise.all([inner.$queryRaw`select 1 / 0`, inner.$queryRaw`select 1`]),
      );
      await expect(inside).rejects.toThrow();
      expect(await tx.$queryRaw`select 1::int as n`).toEqual([{ n: 1 }]);
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(warned.filter(({ message }) => message.includes("client.query()"))).toEqual([]);
  } finally {
    process.off("warning", note);
  }
});

describe("the application's role", () => {
  it("is neither owner nor superuser and cannot become either", async () => {
    const [role] = await db.$queryRaw<Record<string, boolean>[]>`
      select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls,
        exists (select 1 from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as owns,
        exists (select 1 from pg_auth_members where member = r.oid
          and (admin_option or inherit_option or roleid <> 'stillwatch_policy'::regrole)) as member
      from pg_roles r where rolname = current_user`;
    expect(Object.values(role ?? { missing: true })).not.toContain(true);
    await expect(db.$executeRaw`create table mischief (id int)`).rejects.toThrow();
  });

  it.each([
    "decision",
    "evidence_snapshot",
    "bundle_export",
    "partner_agreement",
    "campaign_marking",
    "wrapper_release",
    "delivery_step",
    "delivered_object",
    "recall",
    "recalled_account",
    "audit_sample",
    "audit_sample_item",
    "label_event",
    "note_version",
    "pin",
    "pin_removal",
    "operator_event",
    "attribution",
    "attribution_ruling",
    "proposal_subject",
    "proposal_ruling",
    "standing_order_ruling",
    "thread_step",
    "set_change",
    "audit_record",
    "audit_head",
  ])("may not change or remove the history in %s", async (table) => {
    const [column] = await db.$queryRaw<{ name: string }[]>`
        select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 limit 1`;
    const set = `"${column?.name}" = "${column?.name}"`;
    for (const statement of [`delete from "${table}"`, `update "${table}" set ${set}`, `truncate "${table}"`]) {
      await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(/42501/);
    }
  });
});

describe("a transaction within a transaction", () => {
  it("fails alone, and is undone with the outer one", async () => {
    const [outer, inner, failed] = [newId(), newId(), newId()];
    const event = (id: string) => ({ data: { id, kind: "test", payload: {} } });
    await rolledBack(async (tx) => {
      await tx.domainEvent.create(event(outer));
      await inTransaction(tx, (savepoint) => savepoint.domainEvent.create(event(inner)));
      const failing = inTransaction(tx, async (savepoint) => {
        await savepoint.domainEvent.create(event(failed));
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      const found = await tx.domainEvent.findMany({ where: { id: { in: [outer, inner, failed] } } });
      expect(found.map(({ id }) => id).sort()).toEqual([outer, inner].sort());
    });
    expect(await db.domainEvent.count({ where: { id: { in: [outer, inner] } } })).toBe(0);
  });
});

describe("a database that is away", () => {
  const gone = openDatabase("postgresql://nobody:x@127.0.0.1:1/none");
  afterAll(() => gone.$disconnect());

  it("is reported as a passing trouble", async () => {
    const attempt = inTransaction(gone, (tx) => tx.domainEvent.count());
    await expect(attempt).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 2 });
  });

  it("also when the server ends a connection in the middle of a transaction", async () => {
    const attempt = inTransaction(db, async (tx) => {
      const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await db.$queryRaw`select pg_terminate_backend(${pid}::int)`;
      await tx.domainEvent.count();
    });
    await expect(attempt).rejects.toMatchObject({ code: "unavailable" });
    expect(await db.domainEvent.count({ where: { id: newId() } })).toBe(0);
  });
});
