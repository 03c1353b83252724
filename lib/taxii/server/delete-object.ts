import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { forbidden, notFound } from "@/lib/kernel";
import { isPublished } from "../store/objects";
import { withdraw } from "../store/quarantine";
import { Filters } from "./filters";
import { requireCollection } from "./require-collection";

const DeleteObject = z.object({ collectionId: z.string(), objectId: z.string().max(300), filters: Filters });

/**
 * Takes back what a partner added itself, all versions or those that `match[version]` lists by their timestamps. What was published to it
 * is not the partner's to remove.
 */
export const deleteObject = (ctx: Context, input: z.input<typeof DeleteObject>): Promise<void> =>
  runCommand(
    ctx,
    { permission: "collection.use", schema: DeleteObject, input },
    async ({ ctx, tx, input, now, record }) => {
      const { id, partnerId } = await requireCollection(ctx, input.collectionId, "write");
      const { objectId } = input;
      const asked = input.filters["match[version]"]?.filter((one) => one !== "all");
      const versions = asked === undefined || asked.length === 0 ? undefined : asked;
      const objects = await withdraw(tx, { collectionId: id, objectId, versions }, now);
      if (objects === 0) {
        if (await isPublished(tx, id, objectId)) throw forbidden("Only what you added yourself can be deleted.");
        throw notFound("Object", objectId);
      }
      record({
        action: "collection.withdrawn",
        subject: { type: "collection", id },
        detail: { object: objectId, objects },
        live: [{ topic: "partner", subjectId: partnerId }],
      });
    },
  );
