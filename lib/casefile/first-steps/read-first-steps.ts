import { z } from "zod";
import { type Permission, permissionsOf } from "@/lib/auth";
import { roles } from "@/lib/auth/contract";
import { type Context, runQuery } from "@/lib/command";
import { hasDecisions } from "@/lib/decisions";
import { latestPublished } from "@/lib/detection";
import { countKnown, countReleases, exchangesFrom, readCalendar } from "@/lib/traffic";
import type { FirstSteps } from "./contract";

/** For those too who bring data in and see no campaign. */
export function readFirstSteps(ctx: Context): Promise<FirstSteps> {
  const query = { permission: "ingest.read", schema: z.undefined(), input: undefined } as const;
  return runQuery(ctx, query, async () => {
    const [hours, accounts, releases, published, decided] = await Promise.all([
      readCalendar(ctx.warehouse),
      countKnown(ctx.warehouse),
      countReleases(ctx.warehouse),
      latestPublished(ctx.db),
      hasDecisions(ctx.db),
    ]);
    const may = { import: who("ingest.write"), detect: who("detection.run"), review: who("campaign.decide") };
    return { exchanges: exchangesFrom(hours, 0), accounts, releases, detected: published !== null, decided, may };
  });
}

const who = (permission: Permission) => roles.filter((role) => permissionsOf[role].includes(permission));
