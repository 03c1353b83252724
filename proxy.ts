import { type NextRequest, NextResponse } from "next/server";
import { servedByTls, sessionCookieName } from "@/lib/auth/cookie";

const development = process.env.NODE_ENV === "development";

/** Pages for those who are not signed in. */
const openPages = ["/sign-in", "/transparency-report"];

/**
 * Sends page requests without a session's cookie to the sign-in, and gives each page a policy that runs no script but
 * the page's own. Who may see what is decided by the verbs, never here. The portal of accounts' owners (`/appeal`) has neither: it says
 * its own, stricter policy.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (!openPages.includes(pathname) && !request.cookies.has(sessionCookieName())) {
    const target = request.nextUrl.clone();
    target.pathname = "/sign-in";
    target.search = pathname === "/" ? "" : `?${new URLSearchParams({ next: `${pathname}${search}` })}`;
    return NextResponse.redirect(target);
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next finds the nonce in the request's policy and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (servedByTls()) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Components set style attributes and libraries add style elements, neither of which can carry a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: ["/((?!api/|v1/|taxii2(?:/|$)|appeal$|appeal/|_next/static|_next/image|icon\\.svg|favicon\\.ico).*)"],
};
