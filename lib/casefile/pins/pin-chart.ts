import { type Context, runCommand } from "@/lib/command";
import { keepSnapshot } from "@/lib/decisions";
import { newId } from "@/lib/kernel";
import { requireNoted } from "@/lib/review";
import { chartOf } from "./chart-of";
import { PinChart, type PinView } from "./contract";
import { recordOf, requirePerson } from "./pin-record";
import { insertPin } from "./store";
import { pinViewOf } from "./view";

/**
 * Keeps a chart in a notebook as it is now. Its figures are read here, by the verb that the screen asks, and kept as evidence: the pin
 * shows them whatever becomes of the traffic.
 */
export const pinChart = (ctx: Context, input: PinChart): Promise<PinView> =>
  runCommand(ctx, { permission: "review.work", schema: PinChart, input }, async ({ input, tx, ctx, now, record }) => {
    requirePerson(ctx.actor);
    const { chart: wanted, caption, ...noted } = input;
    await requireNoted(ctx, noted);
    const chart = await chartOf(ctx, noted, wanted);
    const snapshotHash = await keepSnapshot(tx, { subject: noted, chart });
    const subject = { subjectType: noted.type, subjectId: noted.id };
    const taken = { takenById: ctx.actor.id, takenByName: ctx.actor.name, takenAt: now };
    const pin = await insertPin(tx, { id: newId(), ...subject, ...taken, kind: chart.kind, caption, snapshotHash });
    record(recordOf("chart", noted, { pinId: pin.id, chart: wanted, hash: snapshotHash }));
    return pinViewOf(tx, pin);
  });
