import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { OperatorList } from "./contract";
import { readOperators } from "./store/operators";

/** Every operator by its code name, with how many campaigns it has. */
export const listOperators = (ctx: Context): Promise<OperatorList> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.null(), input: null }, async () => ({
    rows: (await readOperators(ctx.db)).map(({ id, codeName, _count }) => ({
      ...{ id, codeName },
      campaigns: _count.campaigns,
    })),
  }));
