import { newId } from "@/lib/kernel";

const sane = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's `x-request-id` when it is a token we can log as it is, else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && sane.test(given) ? given : newId();
}
