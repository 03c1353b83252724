import { answerLabel, requestLabel } from "@/lib/taxii/contract";
import type { PassedRemark } from "../gate/remarks";
import { stableId } from "../ids";
import { producer, type StixObject, tlpMarking } from "../stix/objects";
import type { Tlp } from "../vocabulary";

/** What a format is given to write: nothing but what has passed the gate. */
export interface RemarkSheet {
  id: string;
  tlp: Tlp;
  content: PassedRemark;
  createdAt: Date;
  modifiedAt: Date;
  revokedAt: Date | null;
}

const types = { sighting: "sighting", opinion: "opinion", request: "note", answer: "note" } as const;

/** The id that a partner knows a remark by. */
export const remarkRef = (kind: keyof typeof types, id: string): string => `${types[kind]}--${id}`;

/** A remark as objects of STIX 2.1, with its marking and who says it. */
export function remarkObjects(sheet: RemarkSheet): StixObject[] {
  const { id, tlp, content, createdAt, modifiedAt, revokedAt } = sheet;
  const [marking, author] = [tlpMarking(tlp), producer()];
  const remark: StixObject = {
    type: types[content.kind],
    spec_version: "2.1",
    id: remarkRef(content.kind, id),
    created_by_ref: author.id,
    created: createdAt.toISOString(),
    modified: modifiedAt.toISOString(),
    ...(revokedAt === null ? {} : { revoked: true }),
    object_marking_refs: [marking.id],
    ...bodyOf(content, author.id),
  };
  return [marking, author, remark];
}

function bodyOf(content: PassedRemark, author: string): Record<string, unknown> {
  switch (content.kind) {
    case "sighting":
      return {
        sighting_of_ref: content.of,
        where_sighted_refs: [author],
        first_seen: content.firstSeen,
        last_seen: content.lastSeen,
        ...(content.accounts === null ? {} : { count: content.accounts }),
        description: saysOf(content),
      };
    case "opinion":
      return { opinion: content.opinion, explanation: saysOf(content), object_refs: [content.of] };
    case "request":
      return { labels: [requestLabel], abstract: content.abstract, content: content.text, object_refs: content.refs };
    case "answer":
      return { labels: [answerLabel], content: content.text, object_refs: content.refs };
  }
}

const number = (count: number): string => count.toLocaleString("en");

/** What a remark says, in a sentence. */
export function saysOf(content: PassedRemark): string {
  switch (content.kind) {
    case "sighting": {
      const who =
        content.accounts === null ? "Accounts of ours hold it" : `${number(content.accounts)} accounts of ours hold it`;
      return `${who}, looked for from ${content.firstSeen.slice(0, 10)} to ${content.lastSeen.slice(0, 10)}.`;
    }
    case "opinion": {
      const judged = content.judged === null ? "those" : `${number(content.judged)}`;
      const most = content.opinion === "strongly-disagree" ? "Hardly any" : "Few";
      return `${most} of ${judged} accounts of ours that hold it and that people judged were found operated.`;
    }
    case "request":
      return content.abstract;
    case "answer":
      return content.text.length > 120 ? `${content.text.slice(0, 119)}…` : content.text;
  }
}

/** A remark as a bundle of its own. */
export const remarkText = (sheet: RemarkSheet): string =>
  `${JSON.stringify({ type: "bundle", id: `bundle--${stableId("remark", sheet.id, sheet.modifiedAt.toISOString())}`, objects: remarkObjects(sheet) }, null, 1)}\n`;
