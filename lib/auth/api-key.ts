import { randomBytes } from "node:crypto";
import { defaultKeyHasher } from "@better-auth/api-key";

export const keyPrefix = "sw_";

/** A new key, what is kept of it, and its beginning, by which people tell keys apart. */
export async function newApiKey(): Promise<{ key: string; hash: string; start: string }> {
  const key = `${keyPrefix}${randomBytes(32).toString("base64url")}`;
  return { key, hash: await hashApiKey(key), start: key.slice(0, keyPrefix.length + 6) };
}

/** SHA-256: a key is 256 random bits, so that nothing slower is called for. */
export const hashApiKey = (key: string): Promise<string> => defaultKeyHasher(key);

/** The API key in a request's headers: `Authorization: Bearer sw_…` or `X-Api-Key: sw_…`. */
export function sentApiKey(headers: Headers): string | undefined {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer ?? headers.get("x-api-key")?.trim() ?? undefined;
}
