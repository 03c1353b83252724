import type { CommandScope } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { collectionFor, publishObjects } from "@/lib/taxii";
import { Tlp } from "../contract";
import { stixObjects } from "../stix/bundle";
import { insertSteps, readExport } from "../store/ledger";
import { sheetOf } from "./sheet-of";

/**
 * Puts a bundle of STIX where its partner's machines fetch from, when it has a collection of the bundle's marking; page by page, so that
 * memory does not grow with the campaign. Others who publish there wait for the end of the transaction: called last in it.
 */
export async function publish({ tx, ctx, now }: CommandScope<unknown>, exportId: string): Promise<void> {
  const row = await readExport(tx, exportId);
  if (row?.format !== "stix") return;
  const collection = await collectionFor(tx, { partnerId: row.partnerId, tlp: Tlp.parse(row.tlp) });
  if (collection === null) return;
  const sheet = await sheetOf(tx, row);
  for await (const objects of stixObjects(sheet)) await publishObjects(tx, { collectionId: collection.id, objects });
  const step = { id: newId(), exportId: row.id, kind: "sent", byName: ctx.actor.name, at: now } as const;
  await insertSteps(tx, [{ ...step, note: "into its collection" }]);
}
