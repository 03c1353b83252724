import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";

/** Asked for late: a bundled file, as the web process has it, has no directory of its own. */
const prismaDirectory = () => path.join(import.meta.dirname, "../../prisma");

/** The migration history on disk, in the form Prisma's schema engine reads. */
export async function readMigrationList(): Promise<MigrationList> {
  const baseDir = path.join(prismaDirectory(), "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(path.join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  );
  const lockfile = await readFile(path.join(baseDir, "migration_lock.toml"), "utf8");
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/** The data model on disk. */
export async function readSchema(): Promise<SchemasContainer> {
  const directory = path.join(prismaDirectory(), "schema");
  const names = (await readdir(directory)).filter((name) => name.endsWith(".prisma")).sort();
  const files = names.map(async (name) => ({
    path: path.join(directory, name),
    content: await readFile(path.join(directory, name), "utf8"),
  }));
  return { files: await Promise.all(files) };
}
