import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { Database } from "@/lib/db";
import { comparedWith, presentVersions } from "../configurations/live";
import { calibrationOf } from "./calibration";
import type { AuditOverview, Calibration, EstimateOrNot } from "./contract";
import { estimate } from "./estimate";
import { readDecidedCampaigns, readDecidedMembers } from "./store/decided";
import { readLabelledMargins } from "./store/labels";
import { readSamples } from "./store/samples";
import { summaryOf } from "./view";

/** All audit samples, what the newest says of detection, and how its scores compare with what people found. */
export const readAuditOverview = (ctx: Context): Promise<AuditOverview> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.object({}), input: {} }, async () => {
    const samples = await readAuditSamples(ctx.db);
    const [newest] = samples;
    return {
      samples: samples.map(summaryOf),
      estimates: newest ? await estimate(ctx.db, newest) : null,
      calibration: await calibrate(ctx.db),
    };
  });

const readAuditSamples = async (db: Database) => (await readSamples(db)).filter(({ purpose }) => purpose === "audit");

/** What the newest audit sample says of false flags, and when it was drawn; null where none was. */
export async function readFalseFlags(db: Database): Promise<{ falseFlags: EstimateOrNot; drawnAt: Date } | null> {
  const [newest] = await readAuditSamples(db);
  return newest ? { falseFlags: (await estimate(db, newest)).falseFlags, drawnAt: newest.drawnAt } : null;
}

/**
 * Scores of decided campaigns, and evidence of judged members. A member's evidence reaches what is asked where its posterior odds
 * are those of the configuration, so that what exceeds it adds to their logarithm.
 */
async function calibrate(db: Database): Promise<Calibration> {
  const [campaigns, members, labelled, versions] = await Promise.all([
    readDecidedCampaigns(db),
    readDecidedMembers(db),
    readLabelledMargins(db),
    presentVersions(db),
  ]);
  const asked = Math.log(comparedWith(versions).odds);
  const judged = new Map(labelled.flatMap((one) => (one.label === "unsure" ? [] : [[one.accountId, one] as const])));
  const accounts = [
    // Who was judged blind counts by that.
    ...members.filter(({ accountId }) => !judged.has(accountId)),
    ...[...judged.values()].map(({ margin, label }) => ({ margin, confirmed: label !== "benign" })),
  ].map(({ margin, confirmed }) => ({ nats: margin + asked, confirmed }));
  return { campaigns: calibrationOf(campaigns), accounts: calibrationOf(accounts) };
}
