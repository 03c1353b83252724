import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { kept, type Passed } from "../gate/passed";
import { insertReviews } from "../store/recalls";
import { readDoubted } from "../store/sightings";

const Input = z.object({ sightingIds: z.array(z.uuid()).min(1) });

/**
 * Has a person look at what partners call false positives. It changes nothing by itself: neither a verdict, nor what partners have. Doing it
 * again for the same sightings does no harm.
 */
export function reviewSightings(ctx: Context, input: z.input<typeof Input>): Promise<{ toReview: number }> {
  const command = { permission: "bundle.recall", schema: Input, input } as const;
  return runCommand(ctx, command, async ({ tx, input: { sightingIds }, record }) => {
    const doubted = await readDoubted(tx, sightingIds);
    await insertReviews(
      tx,
      doubted.map(({ id: sightingId, partnerId, objectId, content }) => ({
        ...{ id: newId(), sightingId, partnerId, objectId, ...figuresOf(kept(content)) },
      })),
    );
    record({
      action: "sharing.review_sightings",
      subject: { type: "sighting", id: sightingIds[0] ?? "" },
      detail: { sightings: sightingIds.length, toReview: doubted.length },
      live: [{ topic: "sharing" }],
    });
    return { toReview: doubted.length };
  });
}

/** Core members among holders, as the partner was told; nothing of what has no holders. */
function figuresOf(content: Passed): { core: number; overall: number } {
  if (content.kind === "address" || content.kind === "domain") return { core: content.core, overall: content.all };
  return content.kind === "wrapper" ? { core: content.core, overall: content.core } : { core: 0, overall: 0 };
}
