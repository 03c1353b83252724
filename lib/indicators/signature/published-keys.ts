import type { Database } from "@/lib/db";
import { type PublicKey, publicKeyOf } from "@/lib/env/signing-key";
import { readSigningKeys } from "../store/signing-keys";

/** The public keys that bundles of this installation were and are signed with, the present one first: for everybody, as a JWK set. */
export async function publishedKeys(db: Database): Promise<{ keys: PublicKey[] }> {
  return { keys: (await readSigningKeys(db)).map(publicKeyOf) };
}
