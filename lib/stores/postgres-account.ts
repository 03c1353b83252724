import { execFile } from "node:child_process";
import { access, readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { preconditionFailed } from "@/lib/kernel";

const run = promisify(execFile);

/** The system account that Postgres runs as. */
export interface Account {
  uid: number;
  gid: number;
}

const OWN_NAME = "stillwatch";
/** Bits of Linux capabilities: reading through directories, and (where a container lacks that one) any access. */
const CAPABILITIES: [bigint, string][] = [
  [1n << 2n, "dac_read_search"],
  [1n << 1n, "dac_override"],
];

/**
 * Postgres refuses to run as root, so root lends it another account: the owner of an existing cluster, else the system's
 * `postgres`, else an account of our own, else `nobody`. Undefined when this process is not root.
 */
export async function postgresAccount(clusterDir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const present = (await accountOf("postgres")) ?? (await accountOf(OWN_NAME));
  if (present) return present;
  await run("useradd", ["--system", "--user-group", "--no-create-home", OWN_NAME]).catch(() => undefined);
  const account = (await accountOf(OWN_NAME)) ?? (await accountOf("nobody"));
  if (!account)
    throw preconditionFailed("Postgres cannot run as root: create a system user `postgres`, or set DATABASE_URL.");
  return account;
}

async function accountOf(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

export interface Launch {
  command: string;
  args: string[];
  options: { uid?: number; gid?: number };
}

/**
 * How to run a program as an account. Root's directories are often closed to others (`mktemp -d`, `/root`), so on Linux
 * the account gets the one capability that lets it pass through them; files keep their owners and modes.
 */
export async function launchAs(account: Account | undefined, command: string, args: string[]): Promise<Launch> {
  if (!account) return { command, args, options: {} };
  const capability = await grantableCapability();
  if (!capability) return { command, args, options: account };
  const wrapped = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    "--clear-groups",
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=+${capability}`,
    `--bounding-set=-all,+${capability}`,
  ];
  return { command: "setpriv", args: [...wrapped, command, ...args], options: {} };
}

async function grantableCapability(): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  const found = await Promise.all(
    ["/usr/bin/setpriv", "/bin/setpriv"].map((file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (!found.includes(true)) return undefined;
  const status = await readFile("/proc/self/status", "utf8");
  const bounding = BigInt(`0x${/^CapBnd:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? "0"}`);
  return CAPABILITIES.find(([bit]) => (bounding & bit) !== 0n)?.[1];
}
