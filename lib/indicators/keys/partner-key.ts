import { randomBytes } from "node:crypto";
import { type TokenType, tokenOf } from "@/lib/env/partner-token";
import { seal, unseal } from "@/lib/env/sealing";

export { tokenScheme } from "@/lib/env/partner-token";

const purpose = "partner-key/1";
const keyBytes = 32;

/** A new random key for a partner, sealed and bound to the partner's id. */
export function newPartnerKey(partnerId: string): { id: string; key: Uint8Array<ArrayBuffer> } {
  return { id: randomBytes(6).toString("hex"), key: seal(purpose, partnerId, randomBytes(keyBytes)) };
}

export const openPartnerKey = (partnerId: string, sealedKey: Uint8Array): Buffer =>
  unseal(purpose, partnerId, sealedKey);

export type Tokeniser = (type: TokenType, value: string) => string;

/** Makes identifiers into tokens under a partner's sealed key. */
export function tokeniser(partnerId: string, sealedKey: Uint8Array): Tokeniser {
  const key = openPartnerKey(partnerId, sealedKey);
  return (type, value) => tokenOf(key, type, value);
}
