import { seal, unseal } from "./sealing";

const purpose = "partner-key/1";
export const partnerKeyBytes = 32;

/** Encrypts a key that was made here for a partner, bound to the partner's id. */
export const sealPartnerKey = (partnerId: string, key: Uint8Array): Uint8Array<ArrayBuffer> =>
  seal(purpose, partnerId, key);

/** Such a key in clear, for making tokens. */
export const openPartnerKey = (partnerId: string, sealed: Uint8Array): Buffer => unseal(purpose, partnerId, sealed);
