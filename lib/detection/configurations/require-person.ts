import type { Actor } from "@/lib/auth";
import { forbidden } from "@/lib/kernel";

/**
 * Four eyes are those of people: a key of one's own would be a second pair of the same eyes.
 * @throws `forbidden` for machines
 */
export function requirePerson(actor: Actor): void {
  if (actor.type !== "user")
    throw forbidden("Versions of the configuration are proposed and put live by people, not by keys.");
}
