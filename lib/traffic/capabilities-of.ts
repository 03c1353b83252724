import { Capability, capabilities } from "@/lib/content/contract";
import type { Warehouse } from "@/lib/warehouse";
import type { CapabilityMix } from "./contract";
import { readCapabilities } from "./store/timeline";

/** What some accounts asked for in a window (milliseconds), beside what everybody asked for then. */
export async function capabilitiesOf(
  warehouse: Warehouse,
  accountIds: readonly string[],
  window: { from: number; to: number },
): Promise<CapabilityMix> {
  const rows = await readCapabilities(warehouse, window, accountIds);
  const exchanges = rows.reduce((sum, row) => sum + row.exchanges, 0);
  const exchangesOverall = rows.reduce((sum, row) => sum + row.exchangesOverall, 0);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const mix = capabilities.map((name) => {
    const row = rows.find(({ capability }) => capability === name);
    return {
      capability: Capability.parse(name),
      exchanges: row?.exchanges ?? 0,
      share: share(row?.exchanges ?? 0, exchanges),
      shareOverall: share(row?.exchangesOverall ?? 0, exchangesOverall),
    };
  });
  return { capabilities: mix, exchanges, exchangesOverall };
}
