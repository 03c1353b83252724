import type { Context } from "@/lib/command";
import { preconditionFailed } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import { parseConfiguration } from "../configuration";
import { linkThreshold } from "../links/threshold";
import { readEpoch } from "../store/epoch-record";
import { hasEpochHolders } from "../store/neighbours";
import { readRunConfiguration } from "../store/runs";
import type { MeasuredBy } from "./contract";
import type { Measure } from "./pairs";

/** The epoch that is open, as what pairs are measured by. */
export interface OpenMeasure extends Measure {
  epoch: string;
  by: MeasuredBy;
}

const missing = "Run detection over everything once; from then on it is known who shares what.";

/** Of each store the measure that was opened last: an epoch never changes once it is open. */
const opened = new WeakMap<Warehouse, OpenMeasure>();

/** @throws `precondition_failed` before any run over everything, and when the last one did not keep who held what */
export async function openMeasure({ db, warehouse }: Pick<Context, "db" | "warehouse">): Promise<OpenMeasure> {
  const epoch = await readEpoch(db);
  const known = opened.get(warehouse);
  if (epoch !== undefined && known?.epoch === epoch.runId) return known;
  if (epoch === undefined || !(await hasEpochHolders(warehouse, epoch.runId))) throw preconditionFailed(missing);
  const { runId, openedAt, statistics } = epoch;
  const config = parseConfiguration(await readRunConfiguration(db, runId));
  const { population } = statistics;
  const measure = {
    epoch: runId,
    population,
    available: Float64Array.from(statistics.available),
    config,
    by: { runId, at: openedAt.toISOString(), population, thresholdNats: linkThreshold(config, population) },
  };
  opened.set(warehouse, measure);
  return measure;
}
