import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { notFound } from "@/lib/kernel";
import type { ProfileView } from "./contract";
import { savedView } from "./profile-view";
import { removeMapping as remove } from "./store/mappings";

const Input = z.object({ id: z.uuid() });

/** Removes a saved mapping; what was read by it stays. */
export const removeMapping = (ctx: Context, id: string): Promise<ProfileView> =>
  runCommand(ctx, { permission: "ingest.write", schema: Input, input: { id } }, async ({ tx, record }) => {
    const removed = await remove(tx, id);
    if (removed === undefined) throw notFound("Mapping", id);
    const { name, kind, version } = removed;
    record({
      action: "ingest.remove_mapping",
      subject: { type: "ingest_mapping", id },
      detail: { name, kind, version },
    });
    return savedView(removed);
  });
