import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { seal, unseal } from "@/lib/env/sealing";
import { PublicKey } from "@/lib/env/signing-key";
import { type Snapshot, verifySnapshot } from "./snapshot";

const purpose = "policy_keys";

const snapshotIn = (dataDir: string) => path.join(dataDir, "policy-snapshot.jws");
/** The public keys, sealed: whoever can write the directory but lacks the installation's key cannot put theirs there. */
const keysIn = (dataDir: string) => path.join(dataDir, "policy-keys.sealed");

/** Replaces the snapshot on disk in one step; after it returns it outlives a loss of power. */
export const writeSnapshot = (dataDir: string, jws: string): Promise<void> => replace(snapshotIn(dataDir), jws);

export const writeKeys = (dataDir: string, keys: readonly PublicKey[]): Promise<void> =>
  replace(keysIn(dataDir), seal(purpose, purpose, Buffer.from(JSON.stringify(keys))));

export interface KeptSnapshot {
  jws: string;
  snapshot: Snapshot;
  keys: PublicKey[];
}

/**
 * The snapshot on disk; undefined when there is none.
 * @throws an Error that names the file when it is not what this installation signed
 */
export async function readSnapshot(dataDir: string): Promise<KeptSnapshot | undefined> {
  const [jws, sealed] = await Promise.all([present(snapshotIn(dataDir)), present(keysIn(dataDir))]);
  if (jws === undefined) return undefined;
  try {
    if (sealed === undefined) throw new Error("the keys beside it are missing");
    const keys = z.array(PublicKey).parse(JSON.parse(unseal(purpose, purpose, sealed).toString("utf8")));
    const text = jws.toString("utf8");
    const snapshot = await verifySnapshot(text, keys);
    if (snapshot.kind !== "full") throw new Error("it is a delta");
    return { jws: text, snapshot, keys };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${snapshotIn(dataDir)} is refused, since it is not as this installation signed it (${why}). Nothing in it is used; it is written anew once the database answers.`,
    );
  }
}

async function present(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function replace(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString("hex")}`;
  const handle = await open(draft, "w", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
