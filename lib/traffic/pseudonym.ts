import { createHmac } from "node:crypto";
import { installationKey } from "@/lib/env";

/**
 * What a screen shows in the place of a value that identifies: `ip·3f9a2c`. Stable within an installation, so that people
 * recognise a value they have seen, and of no use to anybody without its key.
 */
export function pseudonymOf(kind: string, text: string): string {
  const digest = createHmac("sha256", installationKey("pseudonym")).update(`${kind}\0${text}`).digest("hex");
  return `${kind}·${digest.slice(0, 6)}`;
}
