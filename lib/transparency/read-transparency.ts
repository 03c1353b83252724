import { type Context, runQuery } from "@/lib/command";
import { readFalseFlags } from "@/lib/detection";
import { noEstimate } from "@/lib/detection/contract";
import { type Transparency, TransparencyQuery, type TransparencyView } from "./contract";
import { figuresOf, periodsOf } from "./periods";
import { countAppeals, countMeasures } from "./store/figures";

/** Figures of decisions and appeals by period, as they were counted and as they are published. */
export const readTransparency = (ctx: Context, input: TransparencyQuery = {}): Promise<Transparency> =>
  runQuery(ctx, { permission: "transparency.read", schema: TransparencyQuery, input }, async ({ grain }) => {
    const [measures, appeals, estimated] = await Promise.all([
      countMeasures(ctx.db, grain),
      countAppeals(ctx.db, grain),
      readFalseFlags(ctx.db),
    ]);
    const now = ctx.clock();
    const periods = periodsOf(
      grain,
      [...measures, ...appeals].map(({ period }) => period),
      now,
    );
    const view = (isPublished: boolean): TransparencyView => ({
      ...{ grain, asOf: now.toISOString() },
      periods: periods.map((from) => {
        const of = ({ period }: { period: Date }) => period.getTime() === from.getTime();
        return figuresOf({ grain, from, now }, measures.filter(of), appeals.find(of), isPublished);
      }),
      falseFlags: estimated?.falseFlags ?? { missing: noEstimate.sample },
      falseFlagsAt: estimated?.drawnAt.toISOString() ?? null,
    });
    return { counted: view(false), published: view(true) };
  });
