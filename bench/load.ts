import { takeFile } from "@/lib/ingest";
import type { SimulationFiles } from "@/lib/simulator";
import { rebuildRollups } from "@/lib/traffic";
import type { Installation } from "./installation";

/** Loads the whole world into the installation's own store, once, with its roll-ups. */
export async function loadWorld(bench: Pick<Installation, "context"> & { files: SimulationFiles }): Promise<void> {
  const ctx = bench.context();
  for (const kind of ["accounts", "releases", "exchanges"] as const) {
    await takeFile(ctx, { kind, file: bench.files[kind] });
  }
  await rebuildRollups(ctx);
}
