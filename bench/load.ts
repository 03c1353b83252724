import { takeFile } from "@/lib/ingest";
import { rebuildRollups } from "@/lib/traffic";
import type { Bench } from "./bench";

/** Loads the whole world into the installation's own store, once, with its roll-ups. */
export async function loadWorld(bench: Bench): Promise<void> {
  const ctx = bench.context();
  for (const kind of ["accounts", "releases", "exchanges"] as const) {
    await takeFile(ctx, { kind, file: bench.files[kind] });
  }
  await rebuildRollups(ctx);
}
