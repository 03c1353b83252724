import type { Database } from "@/lib/db";
import { day, newId } from "@/lib/kernel";
import type { Prisma } from "@/prisma/generated/client";
import { keepNotes, keepSightings } from "./keep-remarks";
import type { Parsed, Reading } from "./model";
import { displayOf, fingerprintOf, sealContent } from "./seal-content";
import { settleEvidence } from "./settle-evidence";
import { writeCounts } from "./store/batches";
import { contest, insertIndicators, type KnownIndicator, readKnown, settleIndicators } from "./store/indicators";
import type { InboundState, InboundTlp } from "./vocabulary";
import { readListed } from "./warninglists";

export interface Batch {
  id: string;
  partnerId: string;
  /** Holds for what carries no marking of its own. */
  unmarked: InboundTlp;
  now: Date;
}

/** How long an indicator holds when the partner does not say, and at most. */
const usualValidity = 90 * day;
const longestValidity = 365 * day;
/** Partners publish after they have seen: so far back own traffic is compared when they do not say since when. */
const lookBack = 30 * day;
const longestLookBack = 400 * day;

/** Puts what was read into quarantine, and does what the partner takes back. Gives what became of it. */
export async function keepReading(tx: Database, batch: Batch, reading: Reading) {
  const said = reading.indicators.filter((one) => !isTakenBack(one, reading));
  const sourceIds = [...new Set([...said.map(({ sourceId }) => sourceId), ...reading.revoked.keys()])];
  const known = await readKnown(tx, batch.partnerId, sourceIds);
  const { fresh, replaced, repeats } = compare(said, known);
  const rows = fresh.map((one) => rowOf(batch, one));
  await insertIndicators(tx, rows);
  const revoked = await revoke(tx, batch, reading, known, replaced);
  const contested: string[] = [];
  for (const [by, ids] of groups(objections(reading))) contested.push(...(await contest(tx, batch.partnerId, ids, by)));
  await settleEvidence(tx, [...revoked, ...contested], await readListed(tx, batch.now), batch.now);
  const sightings = await keepSightings(tx, batch, reading);
  const others = reading.others + (await keepNotes(tx, batch, reading.notes));
  const counts = {
    ...{ indicators: rows.length, unmatchable: fresh.filter(({ unmatchable }) => unmatchable !== null).length },
    ...{ repeats, revoked: revoked.length, sightings, others, faults: reading.faultCount },
  };
  await writeCounts(tx, batch.id, counts);
  return counts;
}

/** A revocation is final; only a version that is dated after it could not have known of it. */
function isTakenBack({ sourceId, modifiedAt }: Parsed, { revoked }: Reading): boolean {
  const at = revoked.get(sourceId);
  return at !== undefined && (at === null || modifiedAt === null || modifiedAt <= at);
}

const keyOf = ({ sourceId, part }: { sourceId: string; part: number }) => `${sourceId}\0${part}`;

/** What is new, which earlier versions it takes the place of, and how much was said before. */
function compare(said: readonly Parsed[], known: readonly KnownIndicator[]) {
  const before = new Map<string, KnownIndicator[]>();
  for (const one of known) before.set(keyOf(one), [...(before.get(keyOf(one)) ?? []), one]);
  const replaced: string[] = [];
  const fresh = said.filter((one) => {
    const versions = before.get(keyOf(one)) ?? [];
    const [latest] = versions;
    const isOld = latest !== undefined && one.modifiedAt !== null && one.modifiedAt < latest.modifiedAt;
    if (isOld || versions.some(({ fingerprint, state }) => fingerprint === fingerprintOf(one) && state !== "expired"))
      return false;
    replaced.push(...versions.map(({ id }) => id));
    return true;
  });
  return { fresh, replaced, repeats: said.length - fresh.length };
}

async function revoke(
  tx: Database,
  { now }: Batch,
  { revoked }: Reading,
  known: readonly KnownIndicator[],
  replaced: readonly string[],
): Promise<string[]> {
  const holding = ["quarantined", "accepted"] as const;
  const settle = (ids: readonly string[], stateReason: string, from: readonly InboundState[] = holding) =>
    settleIndicators(tx, ids, from, { state: "revoked", stateReason, stateByName: "the partner", stateAt: now });
  const takenBack = known.filter(({ sourceId }) => revoked.has(sourceId)).map(({ id }) => id);
  const gone = [
    // What has run out counts no more, and that it was taken back is news all the same.
    ...(await settle(takenBack, "The partner took it back.", [...holding, "expired"])),
    ...(await settle(replaced, "The partner sent a newer version.")),
  ];
  return gone.map(({ id }) => id);
}

/** Who speaks against what: a sighting as a false positive does so too, where it is about what the partner said itself. */
const objections = ({ contested, sightings }: Reading): Map<string, string> =>
  new Map([
    ...sightings.flatMap(({ kind, objectRef, revoked }): [string, string][] =>
      kind === "false_positive" && !revoked ? [[objectRef, "a sighting as a false positive"]] : [],
    ),
    ...contested,
  ]);

function groups(contested: ReadonlyMap<string, string>): Map<string, string[]> {
  const by = new Map<string, string[]>();
  for (const [sourceId, who] of contested) by.set(who, [...(by.get(who) ?? []), sourceId]);
  return by;
}

function rowOf({ id: batchId, partnerId, unmarked, now }: Batch, one: Parsed): Prisma.InboundIndicatorCreateManyInput {
  const id = newId(now.getTime());
  const validFrom = one.validFrom ?? now;
  const latest = new Date(now.getTime() + longestValidity);
  const asked = one.validUntil ?? new Date(validFrom.getTime() + usualValidity);
  const validUntil = asked > latest ? latest : asked;
  const earliest = new Date(now.getTime() - longestLookBack);
  const seen = one.seenFrom ?? new Date(validFrom.getTime() - lookBack);
  const isOver = validUntil <= now || validUntil <= validFrom;
  return {
    ...{ id, batchId, partnerId, sourceId: one.sourceId, part: one.part, fingerprint: fingerprintOf(one) },
    ...{ kind: one.kind, display: displayOf(one), content: sealContent(id, one), unmatchable: one.unmatchable },
    ...{
      confidence: one.confidence,
      tlp: one.tlp ?? unmarked,
      validFrom,
      validUntil,
      modifiedAt: one.modifiedAt ?? now,
    },
    seenFrom: seen < earliest ? earliest : seen,
    ...(isOver
      ? { state: "expired" as const, stateReason: "Its validity had ended.", stateByName: "Stillwatch", stateAt: now }
      : {}),
  };
}
