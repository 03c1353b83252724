import { notFound, unavailable } from "@/lib/kernel";
import { sessionAuth } from "./better-auth";

/** What the console asks Better Auth for over HTTP; all else it could do stays closed. */
const open = new Set([
  "POST sign-in/email",
  "POST sign-out",
  "POST two-factor/verify-totp",
  "POST two-factor/verify-backup-code",
  "POST two-factor/enable",
  "POST two-factor/disable",
  "POST change-password",
  "GET list-sessions",
  "POST revoke-session",
  "POST revoke-other-sessions",
]);

/**
 * Answers a sign-in, sign-out, or what people do to their own access. A 429 says in `Retry-After` when to come back.
 * @throws `not_found` for anything else, `unavailable` when the failure is ours
 */
export async function handleAuthRequest(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth\//, "");
  if (!open.has(`${request.method} ${path}`)) throw notFound("Route", `${request.method} ${path}`);
  const answer = await sessionAuth().handler(request);
  if (answer.status >= 500) throw unavailable("Signing in is not possible at the moment; try again.", 2);
  const headers = new Headers(answer.headers);
  headers.set("cache-control", "no-store");
  if (answer.status === 429 && !headers.has("retry-after")) {
    headers.set("retry-after", headers.get("x-retry-after") ?? "900");
  }
  return new Response(answer.body, { status: answer.status, headers });
}
