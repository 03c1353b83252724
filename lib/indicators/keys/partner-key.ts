import { createHmac, randomBytes } from "node:crypto";
import { seal, unseal } from "@/lib/env/sealing";
import type { TokenType } from "../contract";

const purpose = "partner-key/1";
const keyBytes = 32;

/** Says, in a bundle, how its tokens were made. */
export const tokenScheme = "stillwatch-hmac-sha-256/2";

/** A new random key for a partner, sealed and bound to the partner's id. */
export function newPartnerKey(partnerId: string): { id: string; key: Uint8Array<ArrayBuffer> } {
  return { id: randomBytes(6).toString("hex"), key: seal(purpose, partnerId, randomBytes(keyBytes)) };
}

export const openPartnerKey = (partnerId: string, sealedKey: Uint8Array): Buffer =>
  unseal(purpose, partnerId, sealedKey);

export type Tokeniser = (type: TokenType, value: string) => string;

/** Mail and phone arrive as SHA-256 in hexadecimal of the normalised value, which the partner computes as well. */
const normal: Record<TokenType, (value: string) => string> = {
  mail: (hash) => hash.trim().toLowerCase(),
  phone: (hash) => hash.trim().toLowerCase(),
  account: (id) => id.normalize("NFC").trim(),
};

/**
 * Makes identifiers into tokens that mean something to one partner only: HMAC-SHA-256 under the partner's key, in
 * hexadecimal, over the normalised identifier with its type in front, so that no token of one type equals one of another.
 */
export function tokeniser(partnerId: string, sealedKey: Uint8Array): Tokeniser {
  const key = openPartnerKey(partnerId, sealedKey);
  return (type, value) =>
    createHmac("sha256", key)
      .update(`stillwatch/${type}/2\0${normal[type](value)}`)
      .digest("hex");
}
