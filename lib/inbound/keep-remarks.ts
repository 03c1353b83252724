import type { Database } from "@/lib/db";
import { isId, newId } from "@/lib/kernel";
import type { Batch } from "./keep-reading";
import type { ParsedNote, ParsedSighting, Reading } from "./model";
import { askedOf, insertNotes } from "./store/notes";
import { insertSightings, raiseSighted, sharedWith } from "./store/sightings";

/** Stands for the version of what has none: the same whenever it comes again. */
const unversioned = new Date(0);

const uuidIn = (ref: string): string | undefined => {
  const uuid = ref.slice(-36).toLowerCase();
  return isId(uuid) ? uuid : undefined;
};

/**
 * Keeps what a partner says of what was shared with it, tied to that very thing; a false positive has a person look at it. An opinion about
 * anything else is an objection to the partner's own word, and no sighting. Gives how many are new.
 */
export async function keepSightings(tx: Database, batch: Batch, reading: Reading): Promise<number> {
  const { id: batchId, partnerId, now: receivedAt } = batch;
  const said = [...reading.sightings, ...reading.opinions];
  const shared = await sharedWith(tx, partnerId, [
    ...new Set(said.flatMap(({ objectRef }) => uuidIn(objectRef) ?? [])),
  ]);
  const objectOf = ({ objectRef }: ParsedSighting) => {
    const uuid = uuidIn(objectRef);
    return uuid !== undefined && shared.has(uuid) ? uuid : null;
  };
  const kept = [...reading.sightings, ...reading.opinions.filter((one) => objectOf(one) !== null)];
  const rows = kept.map((one) => ({
    ...{ ...one, id: newId(), batchId, partnerId, receivedAt },
    ...{ objectId: objectOf(one), modifiedAt: one.modifiedAt ?? unversioned },
  }));
  const fresh = await insertSightings(tx, rows);
  const doubted = fresh.filter(
    ({ kind, objectId, revoked }) => kind === "false_positive" && objectId !== null && !revoked,
  );
  if (doubted.length > 0)
    await raiseSighted(
      tx,
      doubted.map(({ id }) => id),
    );
  return fresh.length;
}

/** Keeps what a partner asks, and what answers a question that it was asked. Gives how many notes it leaves aside. */
export async function keepNotes(tx: Database, batch: Batch, notes: readonly ParsedNote[]): Promise<number> {
  const { id: batchId, partnerId, unmarked, now: receivedAt } = batch;
  const refs = notes.flatMap(({ kind, objectRefs }) => (kind === "answer" ? objectRefs : []));
  const asked = await askedOf(tx, partnerId, refs);
  const kept = notes.filter(({ kind, objectRefs }) => kind === "request" || objectRefs.some((ref) => asked.has(ref)));
  await insertNotes(
    tx,
    kept.map((one) => ({
      ...{ ...one, id: newId(), batchId, partnerId, receivedAt },
      ...{ tlp: one.tlp ?? unmarked, modifiedAt: one.modifiedAt ?? unversioned },
    })),
  );
  return notes.length - kept.length;
}
