import { createHmac } from "node:crypto";
import { installationKey } from "@/lib/env/keys";
import { stableId } from "../ids";
import type { Sifted } from "./sift";

export interface ObjectOf {
  partnerId: string;
  campaignId: string;
  /** How often it was taken back from this partner. */
  generation: number;
}

/** What makes a shared thing the same thing again, within its campaign and partner. */
export const subjectOf = ({ passed, accountId, fact }: Sifted): string =>
  [passed.kind, ...(accountId === undefined ? [fact?.kind ?? "", fact?.value ?? ""] : [accountId])].join("/");

/**
 * The id that a partner knows a thing by: the same whenever it is shared again, another for every partner, and made with a key, so that nobody
 * finds an account by guessing its id. What was taken back never returns under its old id.
 */
export function objectIdOf(sifted: Sifted, { partnerId, campaignId, generation }: ObjectOf): string {
  const keyed = createHmac("sha256", installationKey("shared-object-id/1"))
    .update([partnerId, campaignId, subjectOf(sifted), generation].join("\0"))
    .digest("hex");
  return stableId(keyed);
}
