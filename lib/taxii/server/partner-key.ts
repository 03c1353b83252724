import { createHash, randomBytes } from "node:crypto";

/** Tells a partner's key from those of the team's machines, which open nothing here and the other way round. */
const prefix = "swp_";

/** A new key, what is kept of it, and its beginning. */
export function newPartnerApiKey(): { key: string; hash: string; start: string } {
  const key = `${prefix}${randomBytes(32).toString("base64url")}`;
  return { key, hash: hashOf(key), start: key.slice(0, prefix.length + 6) };
}

/** A key is 256 random bits, so that nothing slower is called for. */
export const hashOf = (key: string): string => createHash("sha256").update(key).digest("base64url");

/** The key in a request's headers: as a bearer's token, or as the password of HTTP Basic, whose user name says nothing. */
export function sentKey(headers: Headers): string | undefined {
  const [, scheme = "", value = ""] = /^(Basic|Bearer)\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return value.startsWith(prefix) ? value : undefined;
  const pair = Buffer.from(value, "base64").toString("utf8");
  const password = pair.slice(pair.indexOf(":") + 1);
  return pair.includes(":") && password.startsWith(prefix) ? password : undefined;
}
