import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { presentVersions } from "../configurations/live";
import { families } from "../vocabulary";
import { priorStrength } from "./agreement";
import type { Feedback } from "./contract";
import { learn } from "./learn";

/** What decisions so far say of the weight of each family. Changes nothing by itself. */
export const readFeedback = (ctx: Context): Promise<Feedback> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.object({}), input: {} }, async () => {
    const { prior, priors, liveValues, acts, unknown, agreement } = await learn(ctx, await presentVersions(ctx.db));
    return {
      families: families.map((family) => ({
        ...agreement[family],
        family,
        live: liveValues[family],
        prior: priors[family],
      })),
      acts: acts.map(({ counts: _, ...act }) => act).reverse(),
      unknown,
      priorNumber: prior.number,
      priorStrength,
    };
  });
