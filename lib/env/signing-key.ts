import { createPrivateKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { z } from "zod";
import { preconditionFailed } from "@/lib/kernel";
import { seal, unseal } from "./sealing";

/** A public key as RFC 7517 has it, with its id. */
export const PublicKey = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
  kid: z.string(),
  alg: z.literal("EdDSA"),
  use: z.literal("sig"),
});
export type PublicKey = z.infer<typeof PublicKey>;

export interface Signer {
  kid: string;
  privateKey: KeyObject;
}

const purpose = "signing_key";

/** A key as the system of record keeps it. */
export interface KeptKey {
  id: string;
  publicKey: unknown;
  /** Sealed. */
  private: Uint8Array;
}

/** A new Ed25519 key pair; its id is the thumbprint of the public half (RFC 7638). */
export async function newSigningKey(): Promise<KeptKey> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const jwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(jwk);
  const bytes = new TextEncoder().encode(JSON.stringify(await exportJWK(privateKey)));
  return { id, publicKey: { ...jwk, kid: id, alg: "EdDSA", use: "sig" }, private: seal(purpose, id, bytes) };
}

export const publicKeyOf = ({ publicKey }: KeptKey): PublicKey => PublicKey.parse(publicKey);

/** @throws `precondition_failed` when another installation's key has sealed it */
export function signerOf(key: KeptKey): Signer {
  return { kid: key.id, privateKey: createPrivateKey({ key: JSON.parse(opened(key)), format: "jwk" }) };
}

function opened({ id, private: sealed }: KeptKey): string {
  try {
    return unseal(purpose, id, sealed).toString("utf8");
  } catch {
    throw preconditionFailed(
      `Signing key ${id} is sealed by another STILLWATCH_ENCRYPTION_KEY than this one: nothing is signed with it here.`,
    );
  }
}
