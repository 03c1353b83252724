import { createHash } from "node:crypto";
import { invalidInput } from "@/lib/kernel";
import { addFault, emptyReading, type Parsed, type Reading, type Term } from "../model";
import type { InboundTlp, SightingKind } from "../vocabulary";
import { field, listOf, momentOf, secondsOf, textOf } from "./fields";
import { normalTerm } from "./values";

const kinds = new Map<string, Term["kind"]>(
  Object.entries({
    "ip-src": "ip",
    "ip-dst": "ip",
    "ip-src|port": "ip",
    "ip-dst|port": "ip",
    AS: "asn",
    domain: "mail_domain",
    hostname: "mail_domain",
    "user-agent": "user_agent",
    "ja3-fingerprint-md5": "client_fingerprint",
    "ja4-fingerprint": "client_fingerprint",
  } as const),
);

/** Types that hold people's identifiers in clear: not kept. */
const clear = /^(email|phone|bank-account|cc-number|passport|first-name|last-name|full-name|github-username|target-)/;
const tokenKind = new Map<string, Term["kind"]>([
  ["an account id", "account_token"],
  ["a mail", "mail_token"],
  ["a phone", "phone_token"],
]);
const sightingKinds = new Map<string, SightingKind>([
  ["0", "seen"],
  ["1", "false_positive"],
  ["2", "expired"],
]);
const tlpTags = new Map<string, InboundTlp>([
  ["tlp:clear", "clear"],
  ["tlp:white", "clear"],
  ["tlp:green", "green"],
  ["tlp:amber", "amber"],
  ["tlp:amber+strict", "amber+strict"],
  ["tlp:red", "red"],
]);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What attributes have of the event and the object that they stand in. */
interface Around {
  tlp: InboundTlp | null;
  seenFrom: Date | null;
  until: Date | null;
  isAccount: boolean;
}

const tlpOf = (of: unknown): InboundTlp | null =>
  listOf(field(of, "Tag")).flatMap((tag) => tlpTags.get(String(field(tag, "name")).toLowerCase()) ?? [])[0] ?? null;

/**
 * Reads MISP events, and sightings that stand by themselves, as MISP's own interface writes them.
 * @throws `invalid_input` when it is neither
 */
export function readMisp(value: unknown): Reading {
  const reading = emptyReading();
  const parts = [value, field(value, "response")].flatMap((part) => (Array.isArray(part) ? part : [part]));
  const events = parts.flatMap((part) => field(part, "Event") ?? []);
  const sightings = parts.flatMap((part) => listOf(field(part, "Sighting")));
  if (events.length === 0 && sightings.length === 0) {
    throw invalidInput('This is no MISP event: it has neither "Event" nor "Sighting". Export the event as MISP JSON.');
  }
  for (const [i, event] of events.entries()) readEvent(reading, events.length === 1 ? "Event" : `Event[${i}]`, event);
  for (const [i, sighting] of sightings.entries()) readSighting(reading, `Sighting[${i}]`, sighting, null);
  return reading;
}

function readEvent(reading: Reading, place: string, event: unknown): undefined {
  const around: Around = { tlp: tlpOf(event), seenFrom: null, until: null, isAccount: false };
  for (const [i, one] of listOf(field(event, "Attribute")).entries()) {
    readAttribute(reading, `${place}.Attribute[${i}]`, one, around);
  }
  for (const [i, object] of listOf(field(event, "Object")).entries()) {
    const inside: Around = {
      ...{ tlp: tlpOf(object) ?? around.tlp, isAccount: field(object, "name") === "user-account" },
      ...{
        seenFrom: momentOf(field(object, "first_seen")) ?? null,
        until: momentOf(field(object, "last_seen")) ?? null,
      },
    };
    const isDeleted = field(object, "deleted") === true;
    for (const [j, one] of listOf(field(object, "Attribute")).entries()) {
      readAttribute(reading, `${place}.Object[${i}].Attribute[${j}]`, one, inside, isDeleted);
    }
  }
}

function readAttribute(
  reading: Reading,
  place: string,
  attribute: unknown,
  around: Around,
  isDeleted = false,
): undefined {
  const [type, value] = [textOf(field(attribute, "type"), 60), textOf(field(attribute, "value"), 5_000)];
  if (type === null || value === null) return addFault(reading, place, "It has no type or no value.");
  const given = textOf(field(attribute, "uuid"));
  const sourceId = given !== null && uuid.test(given) ? given.toLowerCase() : derivedId(type, value);
  for (const [i, one] of listOf(field(attribute, "Sighting")).entries()) {
    readSighting(reading, `${place}.Sighting[${i}]`, one, sourceId);
  }
  const modifiedAt = secondsOf(field(attribute, "timestamp"));
  if (isDeleted || field(attribute, "deleted") === true) {
    reading.revoked.set(sourceId, modifiedAt);
    return;
  }
  const isToken = around.isAccount && field(attribute, "object_relation") === "user-id";
  if (!isToken && field(attribute, "to_ids") !== true) {
    reading.others++;
    return;
  }
  if (clear.test(type)) {
    return addFault(reading, place, `A value of type ${type} in clear is not kept. Ask the partner for a token.`);
  }
  const comment = textOf(field(attribute, "comment"), 300);
  const kind = isToken
    ? (tokenKind.get(/^token of (an? [a-z ]+),/.exec(comment ?? "")?.[1] ?? "") ?? "account_token")
    : kinds.get(type);
  const common = {
    ...{ sourceId, part: 0, confidence: null, tlp: tlpOf(attribute) ?? around.tlp, note: comment },
    ...timesOf(attribute, around),
    modifiedAt,
  };
  addIndicator(reading, place, { type, value, kind }, common);
}

function timesOf(attribute: unknown, around: Around): Pick<Parsed, "seenFrom" | "validFrom" | "validUntil"> {
  const seenFrom = momentOf(field(attribute, "first_seen")) ?? around.seenFrom;
  const until = momentOf(field(attribute, "last_seen")) ?? around.until;
  return { seenFrom, validFrom: null, validUntil: until };
}

function addIndicator(
  reading: Reading,
  place: string,
  { type, value, kind }: { type: string; value: string; kind: Term["kind"] | undefined },
  common: Omit<Parsed, "kind" | "terms" | "pattern" | "unmatchable">,
): undefined {
  if (kind === undefined) {
    const unmatchable = `Own traffic has nothing to compare a value of type ${type} with.`;
    reading.indicators.push({ ...common, kind: "pattern", terms: [], pattern: `${type} = ${value}`, unmatchable });
    return;
  }
  const { term, reason } = normalTerm(kind, type.endsWith("|port") ? value.split("|")[0] : value);
  if (term === undefined) return addFault(reading, place, reason ?? "");
  reading.indicators.push({ ...common, kind: term.kind, terms: [term], pattern: null, unmatchable: null });
}

function readSighting(reading: Reading, place: string, sighting: unknown, about: string | null): undefined {
  const named = field(sighting, "attribute_uuid") ?? field(field(sighting, "attribute"), "uuid");
  const objectRef = textOf(named, 100)?.toLowerCase() ?? about;
  const kind = sightingKinds.get(String(field(sighting, "type") ?? "0"));
  if (objectRef === null) return addFault(reading, place, "It does not say what was sighted (attribute_uuid).");
  if (kind === undefined)
    return addFault(reading, place, "Its type is none of 0 (seen), 1 (false positive), 2 (expired).");
  const at = secondsOf(field(sighting, "date_sighting"));
  const given = textOf(field(sighting, "uuid"), 100);
  const sourceId = given ?? derivedId("sighting", `${objectRef} ${kind} ${at?.getTime() ?? ""}`);
  reading.sightings.push({
    ...{ sourceId, objectRef, kind, count: 1, firstSeen: at, lastSeen: at, modifiedAt: at, revoked: false },
  });
}

const derivedId = (type: string, value: string): string =>
  `misp--${createHash("sha256").update(`${type}\0${value}`).digest("hex").slice(0, 32)}`;
