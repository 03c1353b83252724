import { execFile } from "node:child_process";
import { access, chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { unavailable } from "@/lib/kernel";
import { type Account, launchAs } from "./postgres-account";
import type { PostgresBinaries } from "./postgres-binaries";
import { SUPERUSER } from "./roles.sql";

const run = promisify(execFile);

/**
 * Makes a cluster where there is none. It grows under another name and is renamed when whole, so a cluster that exists is
 * complete. The locale is Postgres' own, the same on every platform.
 */
export async function ensureCluster(
  directory: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
  superuserPassword: string,
): Promise<void> {
  const exists = await access(directory).then(
    () => true,
    () => false,
  );
  if (exists) return;
  const draft = `${directory}.new`;
  const passwordFile = path.join(path.dirname(directory), ".postgres-password");
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  if (account) {
    await Promise.all([draft, passwordFile].map((file) => chown(file, account.uid, account.gid)));
  }
  try {
    const { command, args, options } = await launchAs(account, binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ]);
    await run(command, args, { ...options, cwd: "/" });
  } catch (cause) {
    const words = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : String(cause);
    throw unavailable(`Postgres could not make its data directory: ${words.split("\n").at(-1)}`, 1, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, directory);
}
