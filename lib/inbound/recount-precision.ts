import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { regaugePartner } from "@/lib/detection";
import { precisionOf } from "./settle-evidence";
import { insertPrecision, latestPrecision, type Precision, readPrecision, readSenders } from "./store/precision";

const isSame = (a: Omit<Precision, "partnerId"> | null, b: Precision): boolean =>
  a !== null && a.matched === b.matched && a.judged === b.judged && a.operated === b.operated;

/** Counts how right each partner is, keeps what changed, and weighs what it said by that. */
export async function recountPrecision(ctx: Context): Promise<void> {
  const senders = await readSenders(ctx.db);
  for (const counted of await readPrecision(
    ctx.db,
    senders.map(({ id }) => id),
  )) {
    if (isSame(await latestPrecision(ctx.db, counted.partnerId), counted)) continue;
    const { partnerId, ...counts } = counted;
    await runCommand(
      ctx,
      { permission: "inbound.receive", schema: z.object({}), input: {} },
      async ({ tx, now, record }) => {
        await insertPrecision(tx, counted, now);
        const reweighed = await regaugePartner(tx, partnerId, precisionOf(counted)?.low ?? null, now);
        record({
          action: "inbound.recount",
          subject: { type: "partner", id: partnerId },
          detail: { ...counts, reweighed },
          live: [{ topic: "inbound" }],
        });
      },
    );
  }
}
