import type { Warehouse } from "@/lib/warehouse";
import { findLinkage, type Linkage } from "./analyse";
import type { Configuration } from "./configuration";
import { type EndUserFinding, findHiddenHarvests } from "./end-users/find";
import { type AssessedGroup, assessGroups } from "./extraction/assess";
import { type Outside, outsideOf } from "./extraction/outside";
import { slicesOf } from "./extraction/slices";
import { extractingWrappers } from "./extraction/wrappers";
import type { AccountProfile } from "./model";
import type { PhaseClock } from "./phases";
import {
  readHabits,
  readPivots,
  readRepeats,
  readSchedules,
  readWork,
  readWrapperUse,
  writeMembers,
} from "./store/activity";
import { EndUserTraffic } from "./store/end-users";
import { readAvailability, readProfiles, readSharedValues } from "./store/evidence";
import { type Extent, readExtent } from "./store/extent";

export interface PipelineInput {
  store: Warehouse;
  runId: string;
  config: Configuration;
  clock: PhaseClock;
  signal?: AbortSignal | undefined;
}

/** What a run found before anything of it is named or published. */
export interface Findings {
  extent: Extent;
  linkage: Linkage;
  masks: Uint8Array;
  profiles: AccountProfile[];
  outside: Outside;
  assessed: AssessedGroup[];
  /** Harvesting that hides behind the end users of accounts. */
  hidden: EndUserFinding[];
}

/** Both questions, from the traffic store to assessed groups. The work tables of the run stay until `dropWork`. */
export async function findCampaigns(input: PipelineInput): Promise<Findings> {
  const { store, runId, config, clock, signal } = input;
  const reading = { runId, signal };
  const extent = await clock.run(
    "extent",
    () => readExtent(store, signal),
    ({ exchanges }) => `${exchanges} exchanges`,
  );
  const { ids, masks, totals } = await clock.run(
    "availability",
    () => readAvailability(store, reading),
    (available) => `${available.ids.length} accounts`,
  );
  const table = await clock.run(
    "shared values",
    () => readSharedValues(store, reading, ids.length, config),
    (values) => `${values.count} values that several accounts share`,
  );
  const linkage = await clock.run(
    "links and groups",
    () => findLinkage({ table, masks, available: totals, config }),
    ({ links, groups }) => `${links.a.length} links, ${groups.length} groups`,
  );
  const profiles = await clock.run(
    "profiles",
    () => readProfiles(store, reading),
    (all) => `${all.length} accounts`,
  );
  const outside = outsideOf(linkage, profiles);
  const assessed = await askAboutGroups(input, linkage, profiles, outside);
  const hidden = await clock.run(
    "end users",
    () => findHiddenHarvests(new EndUserTraffic(store, signal), profiles, assessed, config),
    (found) => `${found.length} slices that harvest`,
  );
  return { extent: { ...extent, accounts: ids.length }, linkage, masks, profiles, outside, assessed, hidden };
}

async function askAboutGroups(
  { store, runId, config, clock, signal }: PipelineInput,
  { groups, table }: Linkage,
  profiles: readonly AccountProfile[],
  outside: Outside,
): Promise<AssessedGroup[]> {
  const reading = { runId, signal };
  const idsOf = (accounts: readonly number[]) => accounts.map((account) => profiles[account]?.accountId ?? "");
  const answers = await clock.run(
    "extraction",
    async () => {
      await writeMembers(
        store,
        reading,
        groups.map((group) => idsOf([...group.core, ...group.associated])),
      );
      const wrappers = extractingWrappers(await readWrapperUse(store, reading), groups, table);
      const slices = slicesOf(await readWork(store, reading, wrappers), outside.extraction);
      const repeats = new Map((await readRepeats(store, reading)).map((row) => [row.number, row]));
      const schedules = new Map((await readSchedules(store, reading)).map((row) => [row.number, row]));
      const habits = await readHabits(store, reading);
      return {
        profiles,
        slices,
        habits,
        repeats,
        schedules,
        pivots: await readPivots(store, reading),
        wrappers: wrappers.length,
      };
    },
    ({ wrappers }) => `${wrappers} wrappers that extract`,
  );
  return clock.run(
    "verdicts",
    () => assessGroups(groups, table, answers, outside, config),
    (found) => `${found.length} of ${groups.length} groups are worth a look`,
  );
}
