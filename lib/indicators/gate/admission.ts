import type { AgreementView } from "../agreements/contract";
import type { Tokeniser } from "../keys/partner-key";
import { type SharingCategory, type SharingPurpose, type Tlp, tlpLevels } from "../vocabulary";

export interface CampaignAtGate {
  codeName: string;
  verdict: string;
  /** True when a person confirmed it and nobody took that back. */
  isConfirmed: boolean;
  /** True once it was merged into another, or what made it was taken back. */
  hasEnded: boolean;
  /** True when only some of its members were chosen: figures and window are theirs. */
  isPart: boolean;
  exchanges: number;
  firstSeen: Date;
  lastSeen: Date;
  /** Nothing of it leaves under a more open one. */
  marking: Tlp;
}

export interface PartnerAtGate {
  name: string;
  isDisabled: boolean;
  agreement: AgreementView | null;
  /** Keys that tokens leave under now. */
  keys: readonly { id: string; token: Tokeniser }[];
}

export interface Wanted {
  tlp: Tlp;
  categories?: readonly SharingCategory[] | undefined;
  purpose?: SharingPurpose | undefined;
}

declare const admitted: unique symbol;
/** The leave to send one campaign to one partner; without it nothing passes. */
export interface Admission {
  readonly [admitted]: true;
  campaign: CampaignAtGate;
  agreement: AgreementView;
  keys: PartnerAtGate["keys"];
  tlp: Tlp;
  categories: ReadonlySet<SharingCategory>;
  purpose: SharingPurpose;
}

const rank = (tlp: Tlp): number => tlpLevels.indexOf(tlp);
export const isAbove = (marking: Tlp, bundle: Tlp): boolean => rank(marking) > rank(bundle);

/** Whether this campaign may go to this partner at all, and if not, why, with what would help. */
export function admit(
  wanted: Wanted,
  campaign: CampaignAtGate,
  partner: PartnerAtGate,
  now: Date,
): { admission: Admission; refusal: null } | { admission: null; refusal: string } {
  const { agreement } = partner;
  const refusal =
    ofCampaign(campaign) ?? ofPartner(partner, now) ?? (agreement && ofAgreement(wanted, agreement, partner.name));
  if (typeof refusal === "string") return { admission: null, refusal };
  if (agreement === null) throw new Error("The gate let somebody through without an agreement.");
  const above = ofMarkings(wanted.tlp, campaign, agreement, partner.name);
  if (above !== null) return { admission: null, refusal: above };
  const { tlp, categories = agreement.categories, purpose = agreement.purposes[0] } = wanted;
  const granted = { campaign, agreement, keys: partner.keys, tlp, categories: new Set(categories), purpose };
  return { admission: granted as unknown as Admission, refusal: null };
}

function ofCampaign({ codeName, isConfirmed, hasEnded }: CampaignAtGate): string | null {
  if (hasEnded) return `Campaign ${codeName} has ended: share the one that it became a part of.`;
  return isConfirmed ? null : `Nobody has confirmed campaign ${codeName}: only what a person confirmed is shared.`;
}

function ofPartner(partner: PartnerAtGate, now: Date): string | null {
  if (!partner.isDisabled && partner.keys.length === 0)
    return `${partner.name} has no key: account identifiers cannot be made into tokens for it. Make a new key on the Partners page.`;
  return ofTerms(partner, now);
}

/** Why a partner may not be told any count; null when it may. */
export const refusalOfCounts = (partner: Omit<PartnerAtGate, "keys">, now: Date): string | null =>
  ofTerms(partner, now) ??
  (partner.agreement && ofAgreement({ tlp: "red", categories: ["counts"] }, partner.agreement, partner.name));

/** Why nothing at all may go to a partner. */
export function ofTerms({ name, isDisabled, agreement }: Omit<PartnerAtGate, "keys">, now: Date): string | null {
  if (isDisabled) return `${name} is disabled: nothing is shared with it.`;
  if (agreement === null)
    return `No agreement with ${name} is on file: a sharing officer records one on the Partners page.`;
  if (new Date(agreement.signedAt) > now)
    return `The agreement with ${name} holds only from ${agreement.signedAt.slice(0, 10)} on.`;
  if (new Date(agreement.expiresAt) <= now)
    return `The agreement with ${name} ended on ${agreement.expiresAt.slice(0, 10)}: a sharing officer records a new version on the Partners page.`;
  return null;
}

export function ofAgreement({ categories, purpose }: Wanted, agreement: AgreementView, name: string): string | null {
  const missing = categories?.filter((one) => !agreement.categories.includes(one)) ?? [];
  if (missing.length > 0)
    return `The agreement with ${name} (version ${agreement.version}) does not cover ${missing.join(" and ")}: leave that out, or record a version that does.`;
  if (purpose !== undefined && !agreement.purposes.includes(purpose))
    return `The agreement with ${name} (version ${agreement.version}) does not cover the purpose ${purpose}: it covers ${agreement.purposes.join(", ")}.`;
  return null;
}

/** What a partner is given, as the bearer of its agreement's least marking. */
export const goesTo = (partner: string): string => `What goes to ${partner}`;

function ofMarkings(tlp: Tlp, campaign: CampaignAtGate, agreement: AgreementView, name: string): string | null {
  const said = (whose: string, marking: Tlp) =>
    `${whose} is marked TLP:${marking.toUpperCase()}, above the bundle's TLP:${tlp.toUpperCase()}: mark the bundle at least as high.`;
  if (isAbove(campaign.marking, tlp)) return said(`Campaign ${campaign.codeName}`, campaign.marking);
  return isAbove(agreement.leastTlp, tlp) ? said(goesTo(name), agreement.leastTlp) : null;
}
