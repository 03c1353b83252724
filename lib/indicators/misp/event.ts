import { aboutNoCampaign, handlingWords, type Sheet } from "../bundles/sheet";
import { figuresOfPart, type PassedOf } from "../gate/passed";
import { producerId, stableId } from "../ids";
import { tokenScheme } from "../keys/partner-key";
import type { LedgerObject } from "../store/ledger";

/** Enumerations of the MISP core format. */
const yourOrganisationOnly = "0";
const inheritedFromEvent = "5";
const medium = "2";
const completed = "2";

const seconds = (moment: Date): string => String(Math.floor(moment.getTime() / 1_000));

/** A bundle as a MISP event: what is indicated as attributes, each account as an object, in pieces. */
export async function* mispText(sheet: Sheet): AsyncGenerator<string> {
  const [first, ...others] = sheet.about;
  if (first?.content.kind !== "campaign") throw aboutNoCampaign(sheet);
  const head = JSON.stringify(headOf(sheet, first, first.content));
  yield `{"Event":${head.slice(0, -1)},"Attribute":[\n`;
  yield [...campaignAttributes(first, first.content), ...others.flatMap(attributesOf)]
    .map((attribute) => JSON.stringify(attribute))
    .join(",\n");
  yield '\n],"Object":[\n';
  let separator = "";
  for await (const page of sheet.accounts) {
    yield `${separator}${page.map((object) => JSON.stringify(accountObject(object))).join(",\n")}`;
    separator = ",\n";
  }
  yield "\n]}}\n";
}

function headOf(sheet: Sheet, { id, modifiedAt }: LedgerObject, campaign: PassedOf<"campaign">) {
  const name = `Campaign ${campaign.codeName}: coordinated extraction, consistent with distillation`;
  return {
    uuid: id,
    info: sheet.recall === null ? name : `Recall: ${name}`,
    date: campaign.firstSeen.slice(0, 10),
    timestamp: seconds(modifiedAt > sheet.exportedAt ? modifiedAt : sheet.exportedAt),
    threat_level_id: medium,
    analysis: completed,
    distribution: yourOrganisationOnly,
    published: false,
    Orgc: { uuid: producerId(), name: "Stillwatch installation" },
    Tag: [
      { name: `tlp:${sheet.tlp}` },
      ...["Extract AI Model - AML.T0024.002", "AI Model Inference API Access - AML.T0040"].map((cluster) => ({
        name: `misp-galaxy:mitre-atlas-attack-pattern="${cluster}"`,
      })),
    ],
  };
}

/** What every attribute has; taken back ones are deleted, which is how MISP spreads it. */
const attribute = (object: LedgerObject, part: string, fields: { type: string; category: string; value: string }) => ({
  uuid: part === "" ? object.id : stableId("attribute", object.id, part),
  to_ids: false,
  distribution: inheritedFromEvent,
  timestamp: seconds(object.modifiedAt),
  deleted: object.revokedAt !== null,
  comment: "",
  ...fields,
});

function campaignAttributes(object: LedgerObject, campaign: PassedOf<"campaign">) {
  const text = (part: string, value: string, comment: string) => ({
    ...attribute(object, part, { type: "text", category: "Other", value }),
    comment,
  });
  const count = (part: string, value: number | null) => (value === null ? [] : [text(part, String(value), part)]);
  return [
    attribute(object, "campaign-name", { type: "campaign-name", category: "Attribution", value: campaign.codeName }),
    text("verdict", campaign.verdict, "verdict, of an analyst"),
    ...(campaign.isPart ? [text("part", "true", figuresOfPart)] : []),
    ...count("accounts", campaign.accounts),
    ...count("exchanges", campaign.exchanges),
    ...campaign.held.map(({ what, count }) => text(what, String(count), `held back: ${what}`)),
  ];
}

function attributesOf(object: LedgerObject) {
  const { content } = object;
  if (content.kind === "address" || content.kind === "domain") return [indicatorAttribute(object, content)];
  if (content.kind === "wrapper") {
    const words = { type: "text", category: "Other", value: content.text };
    const comment = `masked wrapper of requests, used by ${content.core} core members; until ${content.validUntil}`;
    return [{ ...attribute(object, "", words), comment }];
  }
  if (content.kind !== "handling") return [];
  const handling = { type: "text", category: "Other", value: handlingWords.of(content) };
  return [{ ...attribute(object, "", handling), comment: handlingWords.title }];
}

function indicatorAttribute(object: LedgerObject, item: PassedOf<"address"> | PassedOf<"domain">) {
  const fields =
    item.kind === "address" ? { type: "ip-src", value: item.address } : { type: "domain", value: item.domain };
  return {
    ...attribute(object, "", { ...fields, category: "Network activity" }),
    to_ids: true,
    first_seen: item.validFrom,
    last_seen: item.validUntil,
    comment: `${item.core} of ${item.all} accounts that hold it are core members; valid until ${item.validUntil}`,
  };
}

function accountObject(object: LedgerObject) {
  const { content } = object;
  if (content.kind !== "account") throw new Error(`Object ${object.id} is no account.`);
  return {
    uuid: object.id,
    name: "user-account",
    "meta-category": "misc",
    description: "An account as tokens that only this partner's key makes.",
    distribution: inheritedFromEvent,
    timestamp: seconds(object.modifiedAt),
    deleted: object.revokedAt !== null,
    first_seen: content.firstSeen,
    last_seen: content.validUntil,
    Attribute: content.tokens.map(({ type, token, keyId }) => ({
      ...attribute(object, token, { type: "text", category: "Other", value: token }),
      object_relation: "user-id",
      comment: `token of ${type === "account" ? "an account id" : `a ${type}`}, ${tokenScheme}, key ${keyId}`,
    })),
  };
}
