import { createHash } from "node:crypto";
import { seal, unseal } from "@/lib/env/sealing";

const purpose = "account-contact/1";

/** Seals an address to the account whose owner it is. */
export const sealAddress = (accountId: string, address: string): Uint8Array<ArrayBuffer> =>
  seal(purpose, accountId, Buffer.from(address));

export const addressOf = ({ accountId, address }: { accountId: string; address: Uint8Array }): string =>
  unseal(purpose, accountId, address).toString("utf8");

/** An address as it is compared: without space around it, in small letters, composed (NFC). */
export const normalAddress = (address: string): string => address.normalize("NFC").trim().toLowerCase();

/** SHA-256 of a normalised address, in hexadecimal: what providers send as `email_hash`. */
export const addressHash = (address: string): string =>
  createHash("sha256").update(normalAddress(address)).digest("hex");
