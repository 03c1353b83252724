import { createHmac, randomBytes } from "node:crypto";
import { seal, unseal } from "@/lib/env/sealing";

const purpose = "partner-key/1";
const keyBytes = 32;

/** A new random key for a partner, sealed and bound to the partner's id. */
export function newPartnerKey(partnerId: string): { keyId: string; key: Uint8Array<ArrayBuffer> } {
  return { keyId: randomBytes(6).toString("hex"), key: seal(purpose, partnerId, randomBytes(keyBytes)) };
}

export type Tokeniser = (accountId: string) => string;

/**
 * Makes account identifiers into tokens that mean something to one partner only: HMAC-SHA-256 under the partner's key,
 * in hexadecimal, over the normalised identifier (NFC, no surrounding space) with the kind of identifier in front.
 */
export function tokeniser(partnerId: string, sealedKey: Uint8Array): Tokeniser {
  const key = unseal(purpose, partnerId, sealedKey);
  return (accountId) =>
    createHmac("sha256", key)
      .update(`stillwatch/account-id/1\0${accountId.normalize("NFC").trim()}`)
      .digest("hex");
}
