import { type Context, runQuery } from "@/lib/command";
import { Noted } from "@/lib/review";
import type { PinList } from "./contract";
import { readPins } from "./store";
import { pinViewOf } from "./view";

const mostPins = 100;

/** What is pinned in a notebook, the newest first, each as it was then and with its hash made again. */
export const listPins = (ctx: Context, input: Noted): Promise<PinList> =>
  runQuery(ctx, { permission: "campaign.read", schema: Noted, input }, async (noted) => {
    const pins = await readPins(ctx.db, noted, mostPins);
    return { rows: await Promise.all(pins.map((pin) => pinViewOf(ctx.db, pin))) };
  });
