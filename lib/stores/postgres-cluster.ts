import { execFile } from "node:child_process";
import { access, chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { unavailable } from "@/lib/kernel";
import { type Account, launchAs, postgresAccount } from "./postgres-account";
import { type PostgresBinaries, postgresBinaries } from "./postgres-binaries";
import { SUPERUSER } from "./roles.sql";
import { clusterPasswords, type Passwords } from "./secrets";

const run = promisify(execFile);

/** A cluster on disk, with what it takes to start it. */
export interface Cluster {
  directory: string;
  binaries: PostgresBinaries;
  account: Account | undefined;
  passwords: Passwords;
}

/** The cluster in a directory, made where there is none, with the passwords of a data directory. */
export async function openCluster(dataDir: string, directory: string): Promise<Cluster> {
  const [binaries, account, passwords] = await Promise.all([
    postgresBinaries(),
    postgresAccount(directory),
    clusterPasswords(dataDir),
  ]);
  await ensureCluster(directory, binaries, account, passwords.superuser);
  return { directory, binaries, account, passwords };
}

/**
 * Makes a cluster where there is none. It grows under another name and is renamed when whole, so a cluster that exists is
 * complete. The locale is Postgres' own, the same on every platform.
 */
async function ensureCluster(
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
