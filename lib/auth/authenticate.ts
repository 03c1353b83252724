import { unauthenticated } from "@/lib/kernel";
import type { Actor } from "./actor";

/** Who sent these headers: a session's cookie or an API key. Throws `unauthenticated`. */
export async function authenticate(_headers: Headers): Promise<Actor> {
  throw unauthenticated();
}
