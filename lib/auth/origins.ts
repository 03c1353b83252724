import { environment } from "@/lib/env";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Origins that browsers may send sign-ins from: that of the public URL; a console on the machine itself goes by each of
 * the machine's own names.
 */
export function trustedOrigins(publicUrl: string = environment().publicUrl): string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (!loopback.includes(hostname)) return [origin];
  return loopback.map((name) => `${protocol}//${name}${port === "" ? "" : `:${port}`}`);
}
