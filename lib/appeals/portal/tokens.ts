import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { environment } from "@/lib/env";
import { installationKey } from "@/lib/env/keys";
import { isId } from "@/lib/kernel";

/** What a token is for: to open the portal from a message, or to go on in it once it is open. */
type Use = "portal-link/1" | "portal-session/1";

const bytesOf = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Buffer) => bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
const markOf = (use: Use, head: string) => createHmac("sha256", installationKey(use)).update(head).digest("base64url");

/**
 * A signed token that names one link and when it ends: `id.seconds.mark`, in characters that need no escaping. It can be made again
 * from the row, so that it is kept nowhere.
 */
export function tokenOf(use: Use, { id, expiresAt }: { id: string; expiresAt: Date }): string {
  const head = `${bytesOf(id).toString("base64url")}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}`;
  return `${head}.${markOf(use, head)}`;
}

/** The link that a token names; undefined for one that is forged, damaged or over. Compares in constant time and asks no store. */
export function openToken(use: Use, token: string, now: Date): string | undefined {
  const [id = "", seconds = "", mark = "", ...rest] = token.split(".");
  const expected = Buffer.from(markOf(use, `${id}.${seconds}`));
  const shown = Buffer.from(mark);
  if (rest.length > 0 || shown.length !== expected.length || !timingSafeEqual(shown, expected)) return undefined;
  const named = idOf(Buffer.from(id, "base64url"));
  return isId(named) && Number.parseInt(seconds, 36) * 1000 > now.getTime() ? named : undefined;
}

/** SHA-256: what is kept of a token. */
export const hashOf = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());

/** Where a link leads. */
export const addressOfLink = (link: { id: string; expiresAt: Date }): string =>
  new URL(`/appeal/open/${tokenOf("portal-link/1", link)}`, environment().publicUrl).href;
