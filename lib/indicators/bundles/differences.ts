import type { ClassDifference, FieldDifference } from "../contract";
import type { Admission } from "../gate/admission";
import { heldReasons, type Passed, type PassedOf } from "../gate/passed";
import { tokenScheme } from "../keys/partner-key";
import type { SiftedClass, Tally } from "./sift";

const leaving = (field: string, why: string, example: unknown): FieldDifference => ({
  field,
  leaves: true,
  why,
  example: example === null || example === undefined ? null : String(example),
});
const staying = (field: string, why: string): FieldDifference => ({ field, leaves: false, why, example: null });

/** What leaves and what stays of a campaign, field by field, in the words of who has to answer for it. */
export function differencesOf(
  admission: Admission,
  tally: Tally,
  firsts: ReadonlyMap<Passed["kind"], Passed>,
): ClassDifference[] {
  const first = <Kind extends Passed["kind"]>(kind: Kind) => firsts.get(kind) as PassedOf<Kind> | undefined;
  const sifted = (name: SiftedClass, fields: FieldDifference[]): ClassDifference => ({
    name,
    leaves: tally.leaves[name],
    fields,
    held: [...tally.held[name]]
      .map(([reason, count]) => ({ reason: heldReasons[reason].words, count }))
      .sort((a, b) => b.count - a.count),
  });
  const campaign = first("campaign");
  const heldBack = campaign?.held ?? [];
  return [
    { name: "campaign", leaves: 1, fields: campaignFields(campaign, first("handling")), held: [] },
    sifted("accounts", accountFields(admission, first("account"))),
    sifted("addresses", indicatorFields("Address", first("address")?.address, first("address"))),
    sifted("domains", indicatorFields("Mail domain", first("domain")?.domain, first("domain"))),
    sifted("wrappers", wrapperFields(first("wrapper"))),
    {
      name: "counts",
      leaves: heldBack.length,
      fields: heldBack.map(({ what, count }) => leaving(what, "held back, leaves as a count of ten or more", count)),
      held: [],
    },
  ];
}

function campaignFields(
  campaign: PassedOf<"campaign"> | undefined,
  handling: PassedOf<"handling"> | undefined,
): FieldDifference[] {
  const counted = (field: string, value: number | null | undefined) =>
    value === null || value === undefined
      ? staying(field, "counts are not included, or it is below ten")
      : leaving(field, campaign?.isPart ? "as a total of the part" : "as a total", value);
  const part = leaving("That it is a part", "figures and window are those of the part", campaign?.isPart);
  return [
    leaving("Code name", "two neutral words", campaign?.codeName),
    leaving("Verdict", "a person's", campaign?.verdict),
    ...(campaign?.isPart ? [part] : []),
    leaving("Window", "whole days", `${campaign?.firstSeen.slice(0, 10)} to ${campaign?.lastSeen.slice(0, 10)}`),
    counted("Core accounts", campaign?.accounts),
    counted("Exchanges", campaign?.exchanges),
    leaving(
      "Terms",
      "on every bundle",
      handling &&
        `${handling.purpose.replaceAll("_", " ")}, kept in ${handling.country}, deleted after ${handling.retentionDays} days`,
    ),
    staying("Score, links and weights", "how detection works is nobody's business"),
    staying("Operator and attribution", "an allegation, never shared in a bundle"),
    staying("Names, reasons and notes of analysts", "people are not evidence"),
  ];
}

function accountFields(admission: Admission, account: PassedOf<"account"> | undefined): FieldDifference[] {
  const tokenOf = (type: string) => account?.tokens.find((one) => one.type === type)?.token;
  const token = (field: string, type: string) =>
    leaving(field, `as a token (${tokenScheme}); the partner can compute it`, tokenOf(type));
  const isShared = admission.agreement.sharesAccountNamespace;
  return [
    token("Mail address", "mail"),
    token("Phone number", "phone"),
    isShared
      ? token("Account id", "account")
      : staying("Account id", "the agreement shares no namespace: the partner could not compute its token"),
    leaving("Keys of the tokens", "rotate; ids only", admission.keys.map(({ id }) => id).join(", ")),
    leaving(
      "First and last seen",
      "whole days",
      account && `${account.firstSeen.slice(0, 10)} to ${account.lastSeen.slice(0, 10)}`,
    ),
    account?.exchanges === null
      ? staying("Exchanges", "counts are not included")
      : leaving("Exchanges", "as a number", account?.exchanges),
    leaving("Valid until", "tokens end", account?.validUntil.slice(0, 10)),
    staying("Card, device, organisation, programme, country", "person-linked, or another's business"),
    staying("Prompts and responses", "nobody's words leave"),
  ];
}

function indicatorFields(
  name: string,
  clear: string | undefined,
  item: { core: number; all: number; validUntil: string } | undefined,
): FieldDifference[] {
  return [
    leaving(name, "in clear, where nearly all holders are core members", clear),
    leaving("Precision", "core members of all holders in its window", item && `${item.core} of ${item.all}`),
    leaving("Valid until", "after that it may be another's", item?.validUntil.slice(0, 10)),
    staying("Who holds it", "accounts leave as tokens, not tied to what they share"),
  ];
}

const wrapperFields = (item: PassedOf<"wrapper"> | undefined): FieldDifference[] => [
  leaving("Masked words", "once a sharing officer has read and released them", item?.text),
  leaving("Core members that use it", "twenty or more", item?.core),
  staying("What stood between them", "nobody's words leave"),
];
