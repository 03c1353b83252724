import { createHash } from "node:crypto";
import { requirePermission } from "@/lib/auth";
import { type Context, parseInput, runCommand } from "@/lib/command";
import { enqueue } from "@/lib/jobs";
import { canonicalJson, invalidInput, isId, newId, notFound } from "@/lib/kernel";
import { maskTexts } from "@/lib/traffic";
import { type Received, ReceiveIndicators } from "./contract";
import { keepReading } from "./keep-reading";
import type { ParsedNote, Reading } from "./model";
import { stricter } from "./read/markings";
import { requireShallow } from "./read/objects";
import { readInbound, readObjects } from "./read/read-inbound";
import { readBatch } from "./read-batch";
import { aboutOf, sealWarninglist } from "./seal-content";
import { findPartner, findSame, insertBatch, lockPartner } from "./store/batches";

/** What a partner sent: a file, or STIX objects that a TAXII server was given one by one. */
export type Sent = { bytes: Uint8Array; objects?: undefined } | { objects: readonly unknown[]; bytes?: undefined };

/** What is marked by nobody is kept close. */
const unmarked = "amber";

/**
 * The one way in for what partners share: reads it within bounds, puts what can be understood into quarantine, and has it compared with own
 * traffic. Nothing of it counts before a person accepts it; revocations count at once. The same bytes are taken once.
 * @throws `not_found` for the partner; `too_large`, `invalid_input` with place and remedy when nothing of it can be read
 */
export async function receiveIndicators(ctx: Context, input: ReceiveIndicators & Sent): Promise<Received> {
  requirePermission(ctx.actor, "inbound.receive");
  const { bytes, objects, ...said } = input;
  const { partnerId: asked, format } = parseInput(ReceiveIndicators, said);
  if (objects !== undefined && format !== "stix") throw invalidInput("Objects come in the format stix alone.");
  const partner = await findPartner(ctx.db, asked, isId(asked));
  if (!partner) throw notFound("Partner", asked);
  if (objects !== undefined) requireShallow(objects);
  const raw = bytes ?? Buffer.from(canonicalJson(objects));
  const sha256 = createHash("sha256").update(raw).digest("hex");
  const reading = objects === undefined ? await readInbound(format, raw) : await readObjects(objects);
  const file = { partnerId: partner.id, sha256, bytes: raw.length };
  return keep(ctx, said, file, { ...reading, notes: await masked(ctx, reading.notes) });
}

/** What people wrote may hold what is nobody's business. */
async function masked({ warehouse }: Context, notes: readonly ParsedNote[]): Promise<ParsedNote[]> {
  const texts = notes.flatMap(({ text, abstract }) => [text, abstract ?? ""]);
  const clean = await maskTexts(warehouse, texts);
  return notes.map((note, i) => ({
    ...note,
    text: clean[2 * i] ?? "",
    abstract: note.abstract === null ? null : (clean[2 * i + 1] ?? ""),
  }));
}

interface File {
  partnerId: string;
  sha256: string;
  bytes: number;
}

function keep(ctx: Context, input: ReceiveIndicators, file: File, reading: Reading): Promise<Received> {
  const command = { permission: "inbound.receive", schema: ReceiveIndicators, input } as const;
  return runCommand(ctx, command, async ({ tx, now, input: { format, source }, record }) => {
    await lockPartner(tx, file.partnerId);
    const same = await findSame(tx, file.partnerId, file.sha256);
    const id = same?.id ?? newId(now.getTime());
    const subject = { type: "inbound", id };
    if (same) {
      record({ action: "inbound.receive_again", subject, detail: { partnerId: file.partnerId, sha256: file.sha256 } });
      return { batch: await readBatch(tx, id, now), isRepeat: true };
    }
    const tlp = reading.indicators.reduce<Reading["indicators"][number]["tlp"]>(
      (most, one) => stricter(most, one.tlp),
      null,
    );
    const empty = {
      indicators: 0,
      unmatchable: 0,
      repeats: 0,
      revoked: 0,
      sightings: 0,
      others: reading.others,
      faults: reading.faultCount,
    };
    await insertBatch(tx, {
      ...{
        id,
        ...file,
        format,
        source,
        tlp: tlp ?? unmarked,
        counts: empty,
        faults: reading.faults.map((fault) => ({ ...fault })),
      },
      ...(reading.warninglist && {
        warninglist: sealWarninglist(id, reading.warninglist),
        listAbout: aboutOf(reading.warninglist),
      }),
      ...{ receivedById: ctx.actor.id, receivedByName: ctx.actor.name, receivedAt: now },
    });
    const counts = await keepReading(tx, { id, partnerId: file.partnerId, unmarked: tlp ?? unmarked, now }, reading);
    if (counts.indicators > counts.unmatchable || reading.warninglist !== null) {
      await enqueue(tx, "match_inbound", {}, { requestedBy: ctx.actor.name, join: true });
    }
    record({
      action: "inbound.receive",
      subject,
      detail: { ...file, format, source, ...counts },
      live: [{ topic: "inbound", subjectId: id }, ...(counts.sightings > 0 ? [{ topic: "sharing" }] : [])],
    });
    return { batch: await readBatch(tx, id, now), isRepeat: false };
  });
}
