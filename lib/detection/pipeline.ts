import type { Warehouse } from "@/lib/warehouse";
import { findLinkage, type Linkage } from "./analyse";
import type { Configuration } from "./configuration";
import { type EndUserFinding, findHiddenHarvests } from "./end-users/find";
import { askAboutGroups } from "./extraction/ask-about-groups";
import type { AssessedGroup } from "./extraction/assess";
import { lookAtProfiles, type Outside } from "./extraction/outside";
import type { AccountProfile, FamilyAvailability, Group, PivotRow, Profiles } from "./model";
import type { PhaseClock } from "./phases";
import { nothingRegrouped, type StandingPieces } from "./regrouping/pieces";
import { piecesOf, regroupLinkage } from "./regrouping/regroup-linkage";
import { writeMembers } from "./store/activity";
import { EndUserTraffic } from "./store/end-users";
import { numberAccounts, readAvailability, readProfiles, readSharedValues, type Ubiquitous } from "./store/evidence";
import { type Extent, readExtent } from "./store/extent";
import { everything } from "./store/incidences.sql";
import { findListed, knownHubs, listedIn, listedWords } from "./warninglists/mark";
import type { OpenWarninglist } from "./warninglists/model";

export interface PipelineInput {
  store: Warehouse;
  runId: string;
  config: Configuration;
  clock: PhaseClock;
  signal?: AbortSignal | undefined;
  /** What people merged and split; nothing by default. */
  regrouped?: StandingPieces;
  /** The lists whose values are hubs; none by default. */
  warninglists?: readonly OpenWarninglist[];
}

/** What a run found before anything of it is named or published. */
export interface Findings {
  extent: Extent;
  /** Its groups are as people's merges and splits leave them. */
  linkage: Linkage;
  /** Sets of accounts that claim accounts, as links alone make them. */
  sets: readonly Group[];
  /** Pieces that people made of which any account is found. */
  seen: ReadonlySet<string>;
  masks: Uint8Array;
  /** Ids of accounts by index. */
  ids: readonly string[];
  profiles: Profiles;
  outside: Outside;
  assessed: AssessedGroup[];
  /** Harvesting that hides behind the end users of accounts. */
  hidden: EndUserFinding[];
  /** Campaigns, by id, of which nothing moved since the epoch was opened: what is published of them stands. */
  kept: ReadonlySet<string>;
  /** What an epoch opens with, of a run over everything. */
  opening?: Opening;
}

/** Counts over everything that no group needs by itself. */
export interface Opening {
  available: FamilyAvailability;
  ubiquitous: Ubiquitous[];
  /** The days after releases, of accounts in no group. */
  pivots: PivotRow[];
}

/** Both questions, from the traffic store to assessed groups. The work tables of the run stay until `dropWork`. */
export async function findCampaigns(input: PipelineInput): Promise<Findings> {
  const { store, runId, config, clock, signal, regrouped = nothingRegrouped } = input;
  const reading = { runId, signal };
  const extent = await clock.run(
    "extent",
    () => readExtent(store, signal),
    ({ exchanges }) => `${exchanges} exchanges`,
  );
  const { ids, masks, totals } = await clock.run(
    "availability",
    async () => {
      await numberAccounts(store, reading);
      return readAvailability(store, reading, everything);
    },
    (available) => `${available.ids.length} accounts`,
  );
  const { table, ubiquitous, listed } = await clock.run(
    "shared values",
    () => readValues(input, ids.length),
    (values) => `${values.table.count} values that several accounts share${listedWords(values.listed.size)}`,
  );
  const known = knownHubs(listed, table.count);
  const found = await clock.run(
    "links and groups",
    () => findLinkage({ table, masks, available: totals, config, known, listed }),
    ({ links, groups }) => `${links} links, ${groups.length} groups`,
  );
  const { linkage, seen } = regroupLinkage(found, masks, piecesOf(regrouped, ids), config);
  await writeMembers(store, reading, linkage.groups, ids);
  const { profiles, outside } = await clock.run(
    "profiles",
    // What benign looks like does not depend on what people joined or parted.
    () => lookAtProfiles(found, readProfiles(store, reading, everything)),
    (seen) => `${seen.profiles.size} accounts in groups`,
  );
  const { assessed, pivots } = await askAboutGroups(input, linkage, { profiles, outside });
  forgetOthers(profiles, assessed);
  const hidden = await clock.run(
    "end users",
    () => findHiddenHarvests(new EndUserTraffic(store, signal), ids, assessed, config),
    (found) => `${found.length} slices that harvest`,
  );
  const opening = { available: totals, ubiquitous, pivots: pivots.filter(({ number }) => number === 0) };
  return {
    extent: { ...extent, accounts: ids.length },
    ...{ linkage, sets: [...found.groups, ...found.small], seen, ids, masks },
    ...{ profiles, outside, assessed, hidden, opening, kept: new Set() },
  };
}

/** Values that several accounts share, and which of them warninglists name. */
async function readValues({ store, runId, config, signal, warninglists = [] }: PipelineInput, accounts: number) {
  const values = await readSharedValues(store, { runId, signal }, accounts, config);
  const find = await findListed(store, warninglists, everything, { signal });
  return { ...values, listed: listedIn(values.table, find) };
}

/** Forgets what was read of accounts in groups that are not worth a look: two in three of them. */
function forgetOthers(profiles: Map<number, AccountProfile>, assessed: readonly AssessedGroup[]): void {
  const looked = new Set(assessed.flatMap(({ members }) => members.map(({ account }) => account)));
  for (const account of profiles.keys()) if (!looked.has(account)) profiles.delete(account);
}
