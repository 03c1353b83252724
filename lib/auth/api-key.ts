import { createHash, randomBytes } from "node:crypto";

export const keyPrefix = "sw_";

/** A new key, what is kept of it, and its beginning, by which people tell keys apart. */
export function newApiKey(): { key: string; hash: string; start: string } {
  const key = `${keyPrefix}${randomBytes(32).toString("base64url")}`;
  return { key, hash: hashApiKey(key), start: key.slice(0, keyPrefix.length + 6) };
}

/** SHA-256 as Better Auth's API keys have it; a key is 256 random bits, so that nothing slower is called for. */
export const hashApiKey = (key: string): string => createHash("sha256").update(key).digest("base64url");

/** The API key in a request's headers: `Authorization: Bearer sw_…` or `X-Api-Key: sw_…`. */
export function sentApiKey(headers: Headers): string | undefined {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer ?? headers.get("x-api-key")?.trim() ?? undefined;
}
