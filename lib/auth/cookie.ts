import { environment } from "@/lib/env";

/** Cookies of this console; the prefix keeps them apart from whatever else runs on the same host name. */
export const cookiePrefix = "stillwatch";

/** True when people reach the console by TLS; cookies are then marked secure and carry the browser's own prefix. */
export const servedByTls = (): boolean => environment().publicUrl.startsWith("https://");

/** Name of the cookie that carries the session's signed token. */
export const sessionCookieName = (): string => `${servedByTls() ? "__Secure-" : ""}${cookiePrefix}.session_token`;
