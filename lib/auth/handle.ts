import { z } from "zod";
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

const Refusal = z.object({
  code: z.string().catch("REFUSED"),
  message: z.string().catch("This was not accepted."),
});

/** What people are told for Better Auth's codes where its own words are short of what to do. */
const words: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "The e-mail or the password is wrong.",
  INVALID_EMAIL: "This is not an e-mail address.",
  INVALID_PASSWORD: "The password is wrong.",
  PASSWORD_TOO_SHORT: "The new password takes at least 12 characters.",
  INVALID_CODE: "The code is wrong or no longer valid.",
  INVALID_BACKUP_CODE: "The backup code is wrong or was used before.",
  INVALID_TWO_FACTOR_COOKIE: "The time for the code is over: enter e-mail and password again.",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "Too many wrong codes: enter e-mail and password again.",
  ACCOUNT_TEMPORARILY_LOCKED: "Too many wrong codes: this account takes codes again in a quarter of an hour.",
};

/**
 * Answers a sign-in, sign-out, or what people do to their own access. Refusals are problem documents (RFC 9457) with
 * Better Auth's code as `code`; a 429 says in `Retry-After` when to come back.
 * @throws `not_found` for anything else, `unavailable` when the failure is ours
 */
export async function handleAuthRequest(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth\//, "");
  if (!open.has(`${request.method} ${path}`)) throw notFound("Route", `${request.method} ${path}`);
  const answer = await sessionAuth().handler(request);
  if (answer.status >= 500) throw unavailable("Signing in is not possible at the moment; try again.", 2);
  return answer.status < 400 ? accepted(answer) : refused(answer);
}

function accepted(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set("cache-control", "no-store");
  return new Response(answer.body, { status: answer.status, headers });
}

async function refused(answer: Response): Promise<Response> {
  const { status } = answer;
  const { code, message } = Refusal.parse(await answer.json().catch(() => ({})));
  // Cookies that the refusal takes back go with it.
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/problem+json");
  headers.set("cache-control", "no-store");
  if (status === 429) headers.set("retry-after", headers.get("retry-after") ?? headers.get("x-retry-after") ?? "900");
  const detail = words[code] ?? message;
  return new Response(JSON.stringify({ type: "/problems/sign-in", title: "Not accepted", status, detail, code }), {
    status,
    headers,
  });
}
