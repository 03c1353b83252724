import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import type { ConfigurationView } from "./contract";
import { presentVersions } from "./live";
import { configurationView } from "./view";

/** One version with all of its values. Throws `not_found`. */
export const readConfiguration = (ctx: Context, id: string): Promise<ConfigurationView> =>
  runQuery(ctx, { permission: "campaign.read", schema: z.string(), input: id }, async (wanted) => {
    const versions = await presentVersions(ctx.db);
    const found = versions.find((one) => one.id === wanted);
    if (!found) throw notFound("Configuration", wanted);
    return configurationView(ctx.db, versions, found);
  });
