import type { Context } from "@/lib/command";
import { readEpochIds, readEpochValuesOf, readHolderNumbers } from "../store/neighbours";
import type { ValueKind } from "../vocabulary";
import { type OpenMeasure, openMeasure } from "./open-measure";

export interface Holders {
  /** Those of the rarest values first. */
  accountIds: string[];
  /** How many there are in all. */
  total: number;
  measure: Pick<OpenMeasure, "by">;
}

/**
 * Accounts that held any of some values when the epoch was opened, hubs included: what is asked is who else has it, not who runs them.
 * Values that more accounts hold than weigh anything are not looked at.
 * @throws `precondition_failed` before any run over everything
 */
export async function findHolders(
  ctx: Context,
  values: readonly { kind: ValueKind; value: string }[],
  without: readonly string[],
  most: number,
): Promise<Holders> {
  const measure = await openMeasure(ctx);
  const known = values.length === 0 ? [] : await readEpochValuesOf(ctx.warehouse, measure.epoch, values);
  const places = known.sort((a, b) => a.overall - b.overall).map(({ place }) => place);
  const found =
    places.length === 0 ? [] : await readHolderNumbers(ctx.warehouse, measure.epoch, places, most + without.length);
  const ids =
    found.length === 0
      ? new Map()
      : await readEpochIds(
          ctx.warehouse,
          measure.epoch,
          found.map(({ number }) => number),
        );
  const kept = found.flatMap(({ number }) => ids.get(number) ?? []).filter((id) => !without.includes(id));
  return { accountIds: kept.slice(0, most), total: Math.max(0, (found[0]?.total ?? 0) - without.length), measure };
}
