import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import type { ProfileList } from "./contract";
import { builtInView, savedView } from "./profile-view";
import { profiles } from "./profiles";
import { listMappings } from "./store/mappings";

/** The profiles that come with Stillwatch, and the mappings that somebody has saved. */
export const listProfiles = (ctx: Context): Promise<ProfileList> =>
  runQuery(ctx, { permission: "ingest.read", schema: z.null(), input: null }, async () => {
    const saved = await listMappings(ctx.db);
    return { rows: [...profiles.map(builtInView), ...saved.map(savedView)] };
  });
