import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import type { SampleView } from "./contract";
import { readItems, readSamples } from "./store/samples";
import { itemView, summaryOf } from "./view";

/** A sample with its accounts in the order of judging, without where each comes from. Throws `not_found`. */
export const readSample = (ctx: Context, id: string): Promise<SampleView> =>
  runQuery(ctx, { permission: "account.label", schema: z.uuid(), input: id }, async (wanted) => {
    const sample = (await readSamples(ctx.db)).find((one) => one.id === wanted);
    if (!sample) throw notFound("Audit sample", wanted);
    return { ...summaryOf(sample), accounts: (await readItems(ctx.db, wanted)).map(itemView) };
  });
