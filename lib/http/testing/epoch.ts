import type { Context } from "@/lib/command";
import { defaultConfiguration as configuration } from "@/lib/detection";
import { newId } from "@/lib/kernel";

/** An epoch with what two accounts held in it, as a run over everything leaves it. */
export async function openEpoch({ db, warehouse }: Context, accountId: string): Promise<void> {
  const runId = newId();
  const run = {
    id: runId,
    status: "published",
    startedAt: new Date(),
    configurationHash: "c0ffee",
    configuration,
  } as const;
  await db.detectionRun.create({ data: run });
  const outside = { standsFor: [], extraction: 0, egress: 0 };
  const statistics = {
    ...{ configurationHash: "c0ffee", exchanges: 3, population: 2, available: [2, 2, 2, 2, 2, 2, 2], from: null },
    ...{ releases: 0, outside, pivots: [], groups: [], hidden: [] },
  };
  await db.detectionEpoch.create({ data: { runId, openedAt: new Date(), statistics } });
  const held = [accountId, "somebody-else"].map((account_id, number) => ({
    account_id,
    number,
    run_id: runId,
    held: [0],
  }));
  await warehouse.insert(
    "detection_epoch_held",
    held.map((row) => ({ ...row, exchanges: [1] })),
  );
  await warehouse.insert(
    "detection_epoch_number",
    held.map(({ held: _, ...row }) => row),
  );
  await warehouse.insert(
    "detection_epoch_holder",
    held.map(({ number }) => ({ run_id: runId, place: 0, number })),
  );
  const value = { run_id: runId, place: 0, kind: "card", value: "1", slot: 0, overall: 2, anywhere: 2, hub: 0 };
  for (const table of ["detection_epoch_value", "detection_epoch_place"]) await warehouse.insert(table, [value]);
}
