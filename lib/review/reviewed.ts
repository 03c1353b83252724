import type { Actor } from "@/lib/auth";
import { readCampaignRow } from "@/lib/campaigns";
import type { CommandRecord } from "@/lib/command";
import type { Database } from "@/lib/db";
import { conflict, forbidden, isId, notFound } from "@/lib/kernel";
import type { Colleague, Reviewed } from "./contract";
import { isMember } from "./store/accounts";
import { findItem } from "./store/items";
import { findSet } from "./store/sets";
import { claimOf } from "./view";

/** Only people look at cases. Throws `forbidden` for machines. */
export function personOf(actor: Actor): Colleague {
  if (actor.type !== "user") throw forbidden("Cases are worked on by people; sign in as one of them.");
  return { id: actor.id, name: actor.name };
}

/** What people call it. Throws `not_found` for a campaign or a set that does not exist, and an account that is in no campaign. */
export async function nameOf(db: Database, { type, id }: Reviewed): Promise<string> {
  if (type === "account") {
    if (await isMember(db, id)) return id;
    throw notFound("Account in a campaign", id);
  }
  if (type === "set") {
    const set = isId(id) ? await findSet(db, id) : null;
    if (set === null) throw notFound("Set", id);
    return set.name;
  }
  const campaign = isId(id) ? await readCampaignRow(db, id) : null;
  if (campaign === null) throw notFound("Campaign", id);
  return campaign.codeName;
}

/** Says who holds what somebody else wanted. */
export async function heldByAnother(db: Database, reviewed: Reviewed, now: Date) {
  const claim = claimOf(await findItem(db, reviewed), now);
  const who = claim === null ? "Somebody else" : claim.holder.name;
  return conflict(`${who} works on it; ask them to hand it over.`);
}

/** The record of an act on something; it wakes the pages that show who works on it. */
export const recordOf = (act: string, { type, id }: Reviewed, detail: Record<string, unknown> = {}): CommandRecord => ({
  action: `review.${act}`,
  subject: { type, id },
  detail,
  live: [{ topic: "review", subjectId: id }],
});
