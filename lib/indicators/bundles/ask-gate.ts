import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import type { BundleRequest, PartnerView } from "../contract";
import { admit, refusalOfCounts } from "../gate/admission";
import { tokeniser } from "../keys/partner-key";
import { requirePartner } from "../require-partner";
import { type CampaignRow, readCampaign } from "../store/material";
import type { PartnerRow } from "../store/partners";
import { viewPartner } from "../view";
import { atGate, type Stores } from "./material";
import type { Part } from "./part";

export interface Asked {
  campaign: CampaignRow;
  partner: PartnerView;
  answer: ReturnType<typeof admit>;
}

type Wanted = Pick<BundleRequest, "campaignId" | "partner" | "tlp" | "categories" | "purpose">;

/** Asks the gate whether a campaign, or a part of it, may go to a partner. Throws `not_found` for what there is not. */
export async function askGate({ db }: Stores, wanted: Wanted, now: Date, part?: Part): Promise<Asked> {
  const campaign = await readCampaign(db, wanted.campaignId);
  if (!campaign) throw notFound("Campaign", wanted.campaignId);
  const row = await requirePartner(db, wanted.partner, now);
  const partner = viewPartner(row);
  const isDisabled = row.disabledAt !== null;
  const asked = { name: row.name, isDisabled, agreement: partner.agreement, keys: keysOf(row) };
  return { campaign, partner, answer: admit(wanted, atGate(campaign, part), asked, now) };
}

/** Asks the gate whether a partner may be told counts: the agreement on file, and why not. Throws `not_found`. */
export async function admitCounts(db: Database, partnerId: string, now: Date) {
  const row = await requirePartner(db, partnerId, now);
  const { agreement } = viewPartner(row);
  const asked = { name: row.name, isDisabled: row.disabledAt !== null, agreement };
  return { agreement, refusal: refusalOfCounts(asked, now) };
}

const keysOf = ({ id: partnerId, keys }: PartnerRow) =>
  keys.flatMap(({ id, key }) => (key === null ? [] : [{ id, token: tokeniser(partnerId, key) }]));
