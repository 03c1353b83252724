import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { minute, second } from "@/lib/kernel";

const prefix = "whsec_";
/** How far a sender's clock may be off. */
const tolerance = 5 * minute;

/** A secret of Standard Webhooks 1.0.0: 32 random bytes in base64 after `whsec_`. */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(32).toString("base64")}`;

function signature(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  return createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
}

/** The headers of a message, as Standard Webhooks 1.0.0 has them (`v1`: HMAC-SHA-256 over `id.timestamp.body`). */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / second));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature(secret, id, timestamp, body)}`,
  };
}

export interface SignedText {
  id: string;
  timestamp: string;
  /** Signatures apart by blanks, each with its version. */
  signatures: string;
  body: string;
}

/** Why a message is not the secret's; undefined when it is, and not older or newer than five minutes. */
export function faultOfSignature(
  secret: string,
  { id, timestamp, signatures, body }: SignedText,
  now: Date,
): string | undefined {
  if (id === "" || !/^\d{1,12}$/.test(timestamp)) return "It has no webhook-id or no webhook-timestamp.";
  if (Math.abs(now.getTime() - Number(timestamp) * second) > tolerance) {
    return "Its webhook-timestamp is more than five minutes from now.";
  }
  const expected = Buffer.from(signature(secret, id, timestamp, body));
  const isOurs = signatures.split(" ").some((one) => {
    const given = Buffer.from(one.startsWith("v1,") ? one.slice(3) : "");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isOurs ? undefined : "Its webhook-signature does not match.";
}
