import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { newId, preconditionFailed, unavailable } from "@/lib/kernel";
import { holdQuarantine, type Incoming, insertStatus, quarantine } from "../store/quarantine";
import { allIncoming, readEnvelope } from "./envelope";
import { mostObjectBytes, mostQuarantined } from "./limits";
import { requireCollection } from "./require-collection";

const AddObjects = z.object({ collectionId: z.string(), text: z.string() });

/** Of a status, one object. */
interface Detail {
  id: string;
  version: string;
  message?: string;
}

/** Takes whatever a partner adds into the quarantine, as it came. Answers with the status resource, which is complete at once. */
export const addObjects = (ctx: Context, input: z.input<typeof AddObjects>) =>
  runCommand(
    ctx,
    { permission: "collection.use", schema: AddObjects, input },
    async ({ ctx, tx, input, now, record }) => {
      const { id: collectionId, partnerId } = await requireCollection(ctx, input.collectionId, "write");
      const { objects } = readEnvelope(input.text);
      if (objects.length === 0) throw preconditionFailed("This envelope has no objects.");
      const all = allIncoming(objects);
      const taken = all.filter(({ content }) => Buffer.byteLength(content) <= mostObjectBytes);
      const waiting = await holdQuarantine(tx, partnerId);
      if (waiting + taken.length > mostQuarantined) {
        throw unavailable(
          `${waiting.toLocaleString("en")} objects of yours wait to be looked at, and ${mostQuarantined.toLocaleString("en")} may.`,
          3_600,
        );
      }
      const fresh = await quarantine(tx, { partnerId, collectionId, feedId: null }, taken, now);
      const detail = ({ objectId, version }: Incoming, message?: string): Detail => ({
        ...{ id: objectId, version: version ?? now.toISOString() },
        ...(message !== undefined && { message }),
      });
      const tooLong = `An object takes ${mostObjectBytes.toLocaleString("en")} bytes at most.`;
      const id = newId(now.getTime());
      const successes = taken.map((one) => detail(one));
      const failures = all.filter((one) => !taken.includes(one)).map((one) => detail(one, tooLong));
      const resource = {
        ...{ id, status: "complete", request_timestamp: now.toISOString(), total_count: all.length },
        ...{ success_count: successes.length, successes, failure_count: failures.length, failures, pending_count: 0 },
      };
      await insertStatus(tx, { id, collectionId, resource, requestedAt: now });
      record({
        action: "collection.added",
        subject: { type: "collection", id: collectionId },
        detail: { objects: taken.length, new: fresh, refused: failures.length, status: id },
        live: [{ topic: "partner", subjectId: partnerId }],
      });
      return resource;
    },
  );
