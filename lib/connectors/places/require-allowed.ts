import { isDomainError } from "@/lib/kernel";
import type { Place } from "../contract";
import { credentialsOf, requireEndpoint } from "./allowed-endpoint";
import { allowedPath } from "./allowed-path";

/**
 * Whether connectors may read from a place at all. One that is allowed and not there yet may come.
 * @throws `precondition_failed`
 */
export async function requireAllowed(place: Place): Promise<void> {
  if (place.type === "bucket") {
    requireEndpoint(place);
    credentialsOf(place);
    return;
  }
  await allowedPath(place.path).catch((error) => {
    if (!isDomainError(error, "unavailable")) throw error;
  });
}
