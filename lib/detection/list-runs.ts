import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { DetectionRunView } from "./contract";
import { readRuns, runView } from "./store/runs";

/** The latest fifty runs of detection, newest first. */
export const listRuns = (ctx: Context): Promise<DetectionRunView[]> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.object({}), input: {} }, async () =>
    (await readRuns(ctx.db)).map(runView),
  );
