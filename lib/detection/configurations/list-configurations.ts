import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { ConfigurationList } from "./contract";
import { configurationFields } from "./fields";
import { presentVersions } from "./live";
import { liveOf } from "./versions";
import { configurationView, shadowStates, summaryOf } from "./view";

/** Every version of the configuration, the newest first, and what each number means. */
export const listConfigurations = (ctx: Context): Promise<ConfigurationList> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.object({}), input: {} }, async () => {
    const versions = await presentVersions(ctx.db);
    const shadows = await shadowStates(ctx.db, versions, versions);
    return {
      live: await configurationView(ctx.db, versions, liveOf(versions)),
      fields: [...configurationFields],
      versions: versions
        .map((one) => summaryOf(one, versions, shadows.get(one.id)))
        .sort((a, b) => b.number - a.number),
    };
  });
