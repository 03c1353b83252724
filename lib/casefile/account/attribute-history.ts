import type { AccountAttributes, AttributeImport } from "@/lib/traffic";
import type { Attributes, AttributeVersion } from "../contract";

const shown = [
  "createdAt",
  "emailDomain",
  "organizationVerified",
  "program",
  "tier",
  "verificationLevel",
  "paymentType",
  "country",
  "parentAccountId",
  "resellerId",
  "contentPolicy",
] as const satisfies readonly (keyof Attributes)[];

/** Names for people of what is compared and not shown. */
const hidden = {
  payment_fingerprint: "card",
  phone_hash: "phone",
  email_hash: "mailAddress",
  device_fingerprint: "device",
  signup_ip: "signUpAddress",
  organization_id: "organisation",
  referrer_code: "referrer",
} as const;

export const attributesView = (all: AccountAttributes): Attributes => ({
  createdAt: all.createdAt === null ? null : new Date(Number(all.createdAt)).toISOString(),
  emailDomain: all.emailDomain,
  organizationVerified: all.organizationVerified === 1,
  program: all.program,
  tier: all.tier,
  verificationLevel: all.verificationLevel,
  paymentType: all.paymentType,
  country: all.country,
  parentAccountId: all.parentAccountId,
  resellerId: all.resellerId,
  contentPolicy: all.contentPolicy,
});

function changedBetween(before: AttributeImport | undefined, after: AttributeImport): string[] {
  if (before === undefined) return [];
  const isChanged = (name: keyof AttributeImport) => before[name] !== after[name];
  const unseen = (Object.keys(hidden) as (keyof typeof hidden)[]).filter(isChanged).map((name) => hidden[name]);
  return [...shown.filter(isChanged), ...unseen];
}

/** Versions of what was known, with what each changed. @param imports the newest first; @param isWhole nothing older was left out */
export const attributeHistory = (imports: readonly AttributeImport[], isWhole: boolean): AttributeVersion[] =>
  imports.slice(0, isWhole ? undefined : -1).map((one, i) => ({
    recordedAt: new Date(Number(one.recordedAt)).toISOString(),
    attributes: attributesView(one),
    changed: changedBetween(imports[i + 1], one),
  }));
