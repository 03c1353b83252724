import { type Context, runCommand } from "@/lib/command";
import { conflict, forbidden, newId, notFound } from "@/lib/kernel";
import { type CollectionView, SaveCollection } from "../contract";
import { changeCollection, findCollection, findMarked, insertCollection, readFigures } from "../store/collections";
import { collectionView } from "../view";
import { requirePartner } from "./require-partner";

/**
 * Makes a collection for a partner and a marking, or changes what it is called and what may be done with it. Closing it to reading takes
 * nothing back: what was fetched was fetched.
 * @throws `conflict` when the partner has one of this marking, and for a version that somebody has changed since
 */
export const saveCollection = (ctx: Context, input: SaveCollection): Promise<CollectionView> =>
  runCommand(
    ctx,
    { permission: "partner.manage", schema: SaveCollection, input },
    async ({ input, tx, now, record }) => {
      const { id, version, partnerId, tlp, ...said } = input;
      const partner = await requirePartner(tx, partnerId);
      const marked = await findMarked(tx, partnerId, tlp);
      if (marked !== null && marked.id !== id) {
        throw conflict(`${partner.name} has a collection under TLP:${tlp.toUpperCase()} already: "${marked.title}".`);
      }
      const made = { id: newId(now.getTime()), partnerId, tlp, createdAt: now, createdByName: ctx.actor.name };
      if (id !== undefined) {
        const before = await findCollection(tx, id);
        if (before === null || before.partnerId !== partnerId) throw notFound("Collection", id);
        if (before.tlp !== tlp) throw forbidden("A collection keeps its marking: make another one.");
      }
      const row =
        id === undefined
          ? await insertCollection(tx, { ...made, ...said })
          : await changeCollection(tx, { id, version: version ?? 0 }, said);
      if (row === null) throw conflict("Somebody else has changed the collection since you opened it.");
      record({
        action: "collection.saved",
        subject: { type: "collection", id: row.id },
        detail: { partner: partner.name, tlp, ...said, version: row.version },
        live: [{ topic: "partner", subjectId: partnerId }],
      });
      return collectionView(row, (await readFigures(tx, partnerId)).get(row.id));
    },
  );
