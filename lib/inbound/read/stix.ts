import { addFault, emptyReading, type Parsed, type Reading } from "../model";
import { field, momentOf, percentOf, textOf, textsOf } from "./fields";
import { tlpOf } from "./markings";
import { readNote } from "./notes";
import type { Found } from "./objects";
import { Observations } from "./observations";
import { readPattern } from "./pattern";

/** Every STIX object has one: its type, two dashes and a UUID. */
const id = /^([a-z0-9-]{1,60})--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the objects of a STIX 2.1 bundle as they come. References are looked up, never followed, so that a cycle is just two objects. */
export async function readStix(objects: AsyncIterable<Found> | Iterable<Found>): Promise<Reading> {
  const reading = emptyReading();
  const observations = new Observations();
  for await (const found of objects) {
    if ("reason" in found) addFault(reading, found.place, found.reason);
    else readObject(reading, observations, found.place, found.object);
  }
  observations.conclude(reading);
  return reading;
}

function readObject(
  reading: Reading,
  observations: Observations,
  place: string,
  object: Record<string, unknown>,
): undefined {
  const sourceId = textOf(field(object, "id"));
  const type = id.exec(sourceId ?? "")?.[1];
  if (sourceId === null || type === undefined || type !== field(object, "type")) {
    return addFault(reading, place, "Its id is not its type, two dashes and a UUID, as STIX 2.1 asks.");
  }
  const where = `${place} ${sourceId}`;
  if (type === "indicator") return readIndicator(reading, where, sourceId, object);
  if (type === "sighting") return readSighting(reading, where, sourceId, object);
  if (type === "opinion") return readOpinion(reading, sourceId, object);
  if (type === "note") return readNote(reading, where, sourceId, object);
  if (type === "relationship") return readRelationship(reading, object);
  if (!observations.take(reading, where, sourceId, object)) reading.others++;
}

function readIndicator(reading: Reading, where: string, sourceId: string, object: Record<string, unknown>): undefined {
  const moments = {
    from: momentOf(object.valid_from),
    until: momentOf(object.valid_until),
    at: momentOf(object.modified),
  };
  const { from, until, at } = moments;
  if (from === undefined || until === undefined || at === undefined) {
    return addFault(reading, where, "A time in it (valid_from, valid_until, modified) is none of RFC 3339.");
  }
  if (field(object, "revoked") === true) {
    reading.revoked.set(sourceId, at);
    return;
  }
  if (from !== null && until !== null && until <= from) {
    return addFault(reading, where, "valid_until is not after valid_from.");
  }
  const pattern = textOf(field(object, "pattern"), 20_000);
  if (pattern === null) return addFault(reading, where, "It has no pattern.");
  const common = {
    ...{ sourceId, confidence: percentOf(field(object, "confidence")), tlp: tlpOf(object), seenFrom: null },
    ...{ validFrom: from, validUntil: until, modifiedAt: at, note: textOf(field(object, "name"), 300) },
  };
  reading.indicators.push(...partsOf(pattern, String(field(object, "pattern_type") ?? "stix"), common));
}

type Common = Omit<Parsed, "part" | "kind" | "terms" | "pattern" | "unmatchable">;

/** A mail address in clear is not kept, not even inside a pattern. */
const keeps = (pattern: string): string | null => (pattern.includes("email-addr:") ? null : pattern);

function partsOf(pattern: string, language: string, common: Common): Parsed[] {
  const read =
    language === "stix" ? readPattern(pattern) : { reason: `Patterns in ${language.slice(0, 40)} are not compared.` };
  if (read.anyOf === undefined) {
    return [{ ...common, part: 0, kind: "pattern", terms: [], pattern: keeps(pattern), unmatchable: read.reason }];
  }
  return read.anyOf.flatMap((terms, part) => {
    const [first] = terms;
    return first ? [{ ...common, part, kind: first.kind, terms, pattern, unmatchable: null }] : [];
  });
}

function readSighting(reading: Reading, where: string, sourceId: string, object: Record<string, unknown>): undefined {
  const objectRef = textOf(field(object, "sighting_of_ref"), 200);
  if (objectRef === null) return addFault(reading, where, "It does not say what was sighted (sighting_of_ref).");
  const count = field(object, "count") ?? 1;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > 999_999_999) {
    return addFault(reading, where, "Its count is no whole number from 0 to 999,999,999.");
  }
  const isFalse = textsOf(field(object, "labels")).includes("false-positive");
  reading.sightings.push({
    ...{ sourceId, objectRef, count, kind: isFalse ? "false_positive" : "seen" },
    firstSeen: momentOf(field(object, "first_seen")) ?? null,
    lastSeen: momentOf(field(object, "last_seen")) ?? null,
    ...versionOf(object),
  });
}

const versionOf = (object: unknown) => ({
  modifiedAt: momentOf(field(object, "modified")) ?? null,
  revoked: field(object, "revoked") === true,
});

function readOpinion(reading: Reading, sourceId: string, object: Record<string, unknown>): undefined {
  if (!["disagree", "strongly-disagree"].includes(String(field(object, "opinion")))) return;
  const version = versionOf(object);
  for (const objectRef of textsOf(field(object, "object_refs"))) {
    if (!version.revoked) reading.contested.set(objectRef, "an opinion that the partner passed on");
    const sighting = {
      sourceId,
      objectRef,
      kind: "false_positive",
      count: 1,
      firstSeen: null,
      lastSeen: null,
    } as const;
    reading.opinions.push({ ...sighting, ...version });
  }
}

/** What observables have no version for is taken back by what points at them. */
function readRelationship(reading: Reading, object: Record<string, unknown>): undefined {
  const target = textOf(field(object, "target_ref"));
  if (field(object, "revoked") === true && target !== null) {
    reading.revoked.set(target, momentOf(field(object, "modified")) ?? null);
  } else reading.others++;
}
