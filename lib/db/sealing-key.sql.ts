import { installationKey } from "@/lib/env";
import { preconditionFailed } from "@/lib/kernel";
import type { Database } from "./client";

/**
 * Notes the key that seals evidence, the first time, and from then on asks for the same one: what two keys have sealed, no
 * replica could read whole.
 * @throws `precondition_failed` when this database's evidence is sealed by another key
 */
export async function requireSealingKey(db: Database): Promise<void> {
  const fingerprint = installationKey("fingerprint").subarray(0, 12).toString("base64url");
  await db.$executeRaw`
    insert into sealing_key (id, fingerprint) values (1, ${fingerprint}) on conflict (id) do nothing`;
  const [kept] = await db.$queryRaw<[{ fingerprint: string }]>`select fingerprint from sealing_key where id = 1`;
  if (kept.fingerprint === fingerprint) return;
  throw preconditionFailed(
    "STILLWATCH_ENCRYPTION_KEY is not the key that has sealed this database's evidence; the other replicas have it, or the keys.json of the data directory that was used first.",
  );
}
