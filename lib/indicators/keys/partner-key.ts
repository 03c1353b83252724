import { randomBytes } from "node:crypto";
import { openPartnerKey, partnerKeyBytes, sealPartnerKey } from "@/lib/env/partner-key";
import { type TokenType, tokenOf } from "@/lib/env/partner-token";

export { openPartnerKey } from "@/lib/env/partner-key";
export { tokenScheme } from "@/lib/env/partner-token";

/** A new random key for a partner, sealed and bound to the partner's id. */
export function newPartnerKey(partnerId: string): { id: string; key: Uint8Array<ArrayBuffer> } {
  return { id: randomBytes(6).toString("hex"), key: sealPartnerKey(partnerId, randomBytes(partnerKeyBytes)) };
}

export type Tokeniser = (type: TokenType, value: string) => string;

/** Makes identifiers into tokens under a partner's sealed key. */
export function tokeniser(partnerId: string, sealedKey: Uint8Array): Tokeniser {
  const key = openPartnerKey(partnerId, sealedKey);
  return (type, value) => tokenOf(key, type, value);
}
