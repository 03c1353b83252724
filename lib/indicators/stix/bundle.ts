import { aboutNoCampaign, type Sheet } from "../bundles/sheet";
import { stableId } from "../ids";
import type { LedgerObject } from "../store/ledger";
import {
  attackPatterns,
  type Common,
  evidenceExtension,
  ofOurs,
  producer,
  project,
  type StixObject,
  tlpMarking,
} from "./objects";
import {
  anchorsOf,
  type Rendering,
  renderAccount,
  renderCampaign,
  renderHandling,
  renderIndicator,
  renderWrapper,
} from "./render";

/** Accounts that are rendered before their text is taken: objects that live that short cost hardly anything. */
const accountsAtOnce = 200;

/** A bundle as STIX 2.1, object by object. */
export async function* stixText(sheet: Sheet): AsyncGenerator<string> {
  yield `{"type":"bundle","id":"bundle--${stableId("bundle", sheet.exportId)}","objects":[\n`;
  let isFirst = true;
  for await (const objects of stixObjects(sheet)) {
    if (objects.length === 0) continue;
    yield `${isFirst ? "" : ",\n"}${objects.map((object) => JSON.stringify(object)).join(",\n")}`;
    isFirst = false;
  }
  yield "\n]}\n";
}

/** The objects of a bundle in pieces; accounts as their pages come. */
export async function* stixObjects(sheet: Sheet): AsyncGenerator<StixObject[]> {
  const marking = tlpMarking(sheet.tlp);
  const [campaign] = sheet.about;
  if (campaign?.content.kind !== "campaign") throw aboutNoCampaign(sheet);
  const anchors = anchorsOf(campaign.id);
  const author = producer();
  yield [marking, project, author, evidenceExtension, ...attackPatterns()];
  const rendering = (object: LedgerObject): Rendering => ({
    anchors,
    common: commonOf(object, author.id, marking.id),
    because: object.revokedAt === null || sheet.recall === null ? {} : { revoked_because: sheet.recall },
  });
  const about = sheet.about.flatMap((object) => rendered(object, rendering(object)));
  yield about;
  for await (const page of sheet.accounts)
    for (let from = 0; from < page.length; from += accountsAtOnce)
      yield page.slice(from, from + accountsAtOnce).flatMap((object) => rendered(object, rendering(object)));
  yield [reportOf(sheet, campaign, about, rendering(campaign))];
}

function commonOf({ createdAt, modifiedAt, revokedAt }: LedgerObject, author: string, marking: string): Common {
  return {
    spec_version: "2.1",
    created_by_ref: author,
    created: createdAt.toISOString(),
    modified: modifiedAt.toISOString(),
    ...(revokedAt === null ? {} : { revoked: true as const }),
    object_marking_refs: [marking],
  };
}

function rendered(object: LedgerObject, rendering: Rendering): StixObject[] {
  const { content } = object;
  switch (content.kind) {
    case "campaign":
      return renderCampaign(content, rendering);
    case "handling":
      return renderHandling(object, content, rendering);
    case "address":
    case "domain":
      return renderIndicator(object, content, rendering);
    case "wrapper":
      return renderWrapper(object, content, rendering);
    case "account":
      return renderAccount(object, content, rendering);
  }
}

/** The same report in later bundles of a campaign, each a later version; a recall has one of its own. */
export const reportIdOf = (campaignObjectId: string, recallExportId?: string): string =>
  `report--${stableId("report", campaignObjectId, ...(recallExportId === undefined ? [] : [recallExportId]))}`;

/** What the bundle says in one object; accounts hang on the infrastructure, so that it stays small. */
function reportOf(
  sheet: Sheet,
  { id, content }: LedgerObject,
  about: readonly StixObject[],
  { common, because }: Rendering,
): StixObject {
  const name = content.kind === "campaign" ? content.codeName : "";
  const refs = about.filter(({ type }) => type !== "relationship").map((object) => object.id);
  return {
    type: "report",
    ...common,
    modified: latest(common.modified, sheet.exportedAt.toISOString()),
    id: reportIdOf(id, sheet.recall === null ? undefined : sheet.exportId),
    name: sheet.recall === null ? `Campaign ${name}` : `Recall: campaign ${name}`,
    description:
      sheet.recall === null
        ? "A campaign that a person confirmed, with what may be shared of it."
        : "Objects that are revoked here must not be relied on any more.",
    report_types: ["campaign", "threat-report"],
    published: sheet.exportedAt.toISOString(),
    object_refs: refs,
    extensions: ofOurs({ export: stableId("export", sheet.exportId), ...because }),
  };
}

const latest = (a: string, b: string): string => (a > b ? a : b);
