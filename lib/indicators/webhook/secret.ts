import { seal, unseal } from "@/lib/env/sealing";

const purpose = "partner-webhook/1";

export const sealSecret = (partnerId: string, secret: string): Uint8Array<ArrayBuffer> =>
  seal(purpose, partnerId, Buffer.from(secret));

export const openSecret = (partnerId: string, sealed: Uint8Array): string =>
  unseal(purpose, partnerId, sealed).toString("utf8");
