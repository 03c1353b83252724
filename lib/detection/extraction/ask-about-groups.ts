import type { Linkage } from "../analyse";
import type { PivotRow, Profiles } from "../model";
import type { PipelineInput } from "../pipeline";
import {
  readHabits,
  readPivots,
  readRepeats,
  readSchedules,
  readWork,
  readWrapperUse,
  writeExchanges,
} from "../store/activity";
import { type AssessedGroup, assessGroups } from "./assess";
import type { Outside } from "./outside";
import { slicesOf } from "./slices";
import { extractingWrappers } from "./wrappers";

/**
 * The second question, asked of the traffic store about groups, whose members it has been told, and answered. The work tables of the
 * run stay until `dropWork`.
 * @param known the days after releases of accounts in no group, when they are not to be counted now
 */
export async function askAboutGroups(
  { store, runId, config, clock, signal }: PipelineInput,
  { groups, table }: Linkage,
  { profiles, outside }: { profiles: Profiles; outside: Outside },
  known?: readonly PivotRow[],
): Promise<{ assessed: AssessedGroup[]; pivots: readonly PivotRow[] }> {
  const reading = { runId, signal };
  const answers = await clock.run(
    "extraction",
    async () => {
      await writeExchanges(store, reading);
      const wrappers = extractingWrappers(await readWrapperUse(store, reading), groups, table);
      const slices = slicesOf(await readWork(store, reading, wrappers), outside.extraction);
      const repeats = new Map((await readRepeats(store, reading)).map((row) => [row.number, row]));
      const schedules = new Map((await readSchedules(store, reading)).map((row) => [row.number, row]));
      const habits = await readHabits(store, reading);
      const pivots = [...(known ?? []), ...(await readPivots(store, reading, known ? "members" : "everybody"))];
      return { profiles, slices, habits, repeats, schedules, pivots, wrappers: wrappers.length };
    },
    ({ wrappers }) => `${wrappers} wrappers that extract`,
  );
  const assessed = await clock.run(
    "verdicts",
    () => assessGroups(groups, table, answers, outside, config),
    (found) => `${found.length} of ${groups.length} groups are worth a look`,
  );
  return { assessed, pivots: answers.pivots };
}
