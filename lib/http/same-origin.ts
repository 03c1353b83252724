import { environment } from "@/lib/env";
import { forbidden } from "@/lib/kernel";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a change that another site made the browser send with our cookie (CSRF). Browsers name the sending site in
 * `Sec-Fetch-Site` or `Origin`; a request with neither comes from a program, which nobody can trick that way.
 * @throws `forbidden`
 */
export function requireSameOrigin(request: Request): void {
  const { headers } = request;
  if (safeMethods.has(request.method) || !headers.has("cookie")) return;
  if (headers.has("authorization") || headers.has("x-api-key")) return;
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const origin = headers.get("origin");
  if (site === null && (origin === null || isOurs(origin, headers.get("host")))) return;
  throw forbidden("This change was asked for by another site, which Stillwatch does not accept.");
}

function isOurs(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host || url.origin === new URL(environment().publicUrl).origin;
}
