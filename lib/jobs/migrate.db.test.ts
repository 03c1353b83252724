import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { expect, it } from "vitest";
import { environment } from "@/lib/env";
import { newId } from "@/lib/kernel";
import { migrateJobs } from "./index";

const { dataDir, databaseUrl } = environment();

async function ask(url: string, ...statements: string[]): Promise<pg.QueryResult | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let result: pg.QueryResult | undefined;
    for (const statement of statements) result = await client.query(statement);
    return result;
  } finally {
    await client.end();
  }
}

/** An operator's database: one plain role that owns it, no schema for the queue yet. */
it("sets the queue up in a database of the operator's own, also from several replicas at once", async () => {
  const { superuser } = JSON.parse(await readFile(path.join(dataDir, "postgres-passwords.json"), "utf8"));
  const name = `operator_${newId().replaceAll("-", "")}`;
  const admin = new URL(databaseUrl ?? "");
  Object.assign(admin, { username: "postgres", password: superuser, pathname: "/postgres" });
  const own = new URL(admin.href);
  Object.assign(own, { username: name, password: "secret", pathname: `/${name}` });
  await ask(admin.href, `create role ${name} login password 'secret'`, `create database ${name} owner ${name}`);
  try {
    await Promise.all([migrateJobs(own.href), migrateJobs(own.href), migrateJobs(own.href)]);
    const added = await ask(own.href, "select (graphile_worker.add_job('test', '{}')).id is not null as added");
    expect(added?.rows).toEqual([{ added: true }]);
  } finally {
    await ask(admin.href, `drop database ${name} with (force)`, `drop role ${name}`);
  }
});
