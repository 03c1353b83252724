import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { readPrivate, writePrivate } from "./private-file";

export const Passwords = z.object({ superuser: z.string(), owner: z.string(), app: z.string() });
export type Passwords = z.infer<typeof Passwords>;

const password = () => randomBytes(24).toString("base64url");

/** The passwords of the embedded cluster's roles, made once per data directory. */
export async function clusterPasswords(dataDir: string): Promise<Passwords> {
  const file = path.join(dataDir, "postgres-passwords.json");
  const known = await readPrivate(file, Passwords);
  if (known) return known;
  const fresh = { superuser: password(), owner: password(), app: password() };
  await writePrivate(file, fresh);
  return fresh;
}
