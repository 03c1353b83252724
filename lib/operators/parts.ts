import type { Actor } from "@/lib/auth";
import { readCampaignRow } from "@/lib/campaigns";
import type { CommandRecord } from "@/lib/command";
import type { Database } from "@/lib/db";
import { forbidden, newId, notFound } from "@/lib/kernel";
import type { OperatorChange } from "@/prisma/generated/client";
import { type Author, findOperator, insertEvent } from "./store/operators";

/** Only people say who runs what. Throws `forbidden` for machines. */
export function personOf(actor: Actor): Author {
  if (actor.type !== "user") throw forbidden("Operators and attributions are people's claims; sign in as one of them.");
  return { id: actor.id, name: actor.name };
}

/** Throws `not_found`. */
export async function requireOperator(db: Database, id: string) {
  const operator = await findOperator(db, id);
  if (operator === null) throw notFound("Operator", id);
  return operator;
}

export async function requireCampaign(db: Database, id: string) {
  const campaign = await readCampaignRow(db, id);
  if (campaign === null) throw notFound("Campaign", id);
  return campaign;
}

interface Said {
  operatorId: string;
  campaignId: string;
  change: OperatorChange;
  reason: string;
  author: Author;
  now: Date;
}

export const say = (tx: Database, { author, now, ...said }: Said) =>
  insertEvent(tx, { id: newId(), ...said, actorId: author.id, actorName: author.name, at: now });

/** The record of an act on an operator; it wakes the pages that show it. */
export const recordOf = (action: string, operatorId: string, detail: Record<string, unknown>): CommandRecord => ({
  action,
  subject: { type: "operator", id: operatorId },
  detail,
});
