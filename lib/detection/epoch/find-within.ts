import { preconditionFailed } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { Linkage } from "../analyse";
import type { Tier } from "../contract";
import { askAboutGroups } from "../extraction/ask-about-groups";
import { weightsWithHubs } from "../links/hubs";
import { valueWeights } from "../links/weights";
import type { AccountProfile, MemberEvidence, Profiles } from "../model";
import type { Findings, PipelineInput } from "../pipeline";
import type { Pieces } from "../regrouping/model";
import { nothingRegrouped } from "../regrouping/pieces";
import { piecesOf, regroupLinkage } from "../regrouping/regroup-linkage";
import { writeMembers } from "../store/activity";
import { type EpochMember, readEpochMembers, readEpochOutside } from "../store/epoch";
import { readAvailability, readProfiles } from "../store/evidence";
import { readExtent } from "../store/extent";
import { membersOnly } from "../store/incidences.sql";
import { type NumberedAccounts, numberWithin, readParts, type WithinReading } from "../store/moved";
import type { Reading } from "../store/reading";
import { readValuesWithin } from "../store/values-within";
import { cameOnly } from "../store/within.sql";
import { findListed, listedWords } from "../warninglists/mark";
import { linkWithin, type Rival } from "./link-within";
import type { Epoch, EpochStatistics } from "./model";

/** From so many times the exchanges, or the accounts, of its opening on, an epoch's statistics are those of another traffic. */
const mostGrowth = 1.25;

export interface WithinOptions {
  /** Ask every account again, not only those that moved; the answer is the same. */
  everyAccount: boolean;
}

/**
 * Both questions, asked of what moved since the epoch was opened, by what the epoch measures by.
 * @throws `precondition_failed` when the epoch cannot answer for what is stored now: a new one is due
 */
export async function findWithin(
  input: PipelineInput,
  { runId: epoch, statistics }: Epoch,
  options: WithinOptions,
): Promise<Findings> {
  const { store, runId, config, clock, signal, regrouped = nothingRegrouped } = input;
  const reading = { runId, signal };
  const extent = await clock.run(
    "extent",
    () => readExtent(store, signal),
    ({ exchanges }) => `${exchanges} exchanges`,
  );
  if (extent.from !== statistics.from) throw isDue("Traffic older than all that was there has come in.");
  if (extent.releases !== statistics.releases) throw isDue("The list of model releases has changed.");
  const { days, hasLost } = await readParts(store, epoch, reading);
  if (hasLost) throw isDue("Exchanges that were there have been removed.");
  const within = { ...reading, epoch, days };
  const accounts = await clock.run(
    "moved accounts",
    () => numberWithin(store, within, options.everyAccount),
    ({ moved }) => `${moved.filter((is) => is === 1).length} accounts`,
  );
  const { exchanges, population } = statistics;
  if (extent.exchanges > mostGrowth * exchanges || population + accounts.added > mostGrowth * population) {
    throw isDue("There is a quarter more traffic, or accounts, than when it was opened.");
  }
  const pieces = piecesOf(regrouped, accounts.ids);
  const {
    linkage: found,
    untouched,
    masks,
  } = await linkMoved(input, { within, statistics, accounts, pieces, ...options });
  const { linkage, seen } = regroupLinkage(found, masks, pieces, config);
  const profiles = await clock.run(
    "profiles",
    () => readMembers(store, reading, linkage, accounts),
    ({ size }) => `${size} accounts in groups`,
  );
  const outside = {
    ...{ profiles: await readEpochOutside(store, epoch, reading), standsFor: new Map(statistics.outside.standsFor) },
    ...{ extraction: statistics.outside.extraction, egress: statistics.outside.egress },
  };
  const { assessed } = await askAboutGroups(input, linkage, { profiles, outside }, statistics.pivots);
  const kept = statistics.groups.flatMap(({ number, campaignId }) =>
    campaignId !== null && untouched.has(number) ? [campaignId] : [],
  );
  return {
    extent: { ...extent, accounts: population + accounts.added },
    ...{ linkage, sets: found.groups, seen, ids: accounts.ids, masks, profiles, outside, assessed, hidden: [] },
    kept: new Set([...kept, ...statistics.hidden]),
  };
}

const isDue = (why: string) => preconditionFailed(`${why} Run detection over everything: a new epoch is due.`);

/** What members of the groups to look at did, by account. */
async function readMembers(
  store: Warehouse,
  reading: Reading,
  { groups }: Linkage,
  { ids, numbers }: NumberedAccounts,
): Promise<Profiles> {
  await writeMembers(store, reading, groups, ids);
  const profiles = new Map<number, AccountProfile>();
  for await (const profile of readProfiles(store, reading, membersOnly)) {
    const account = numbers.get(profile.accountId);
    if (account !== undefined) profiles.set(account, profile);
  }
  return profiles;
}

interface LinkInput extends WithinOptions {
  within: WithinReading;
  statistics: EpochStatistics;
  accounts: NumberedAccounts;
  pieces: Pieces;
}

async function linkMoved(
  { store, config, clock, warninglists = [] }: PipelineInput,
  { within, statistics, accounts, pieces, everyAccount }: LinkInput,
) {
  const { ids, moved } = accounts;
  const came = await clock.run(
    "availability",
    () => readAvailability(store, within, cameOnly),
    (those) => `${those.ids.length} accounts`,
  );
  const masks = accounts.masks.map((mask, account) => mask | (came.masks[account] ?? 0));
  const members = await readEpochMembers(store, within.epoch, within);
  const rivals = rivalsOf(statistics, members, accounts);
  const inBasis = new Uint8Array(ids.length);
  for (const { basis } of rivals) for (const account of basis) inBasis[account] = 1;
  const { population } = statistics;
  const values = await clock.run(
    "shared values",
    async () => {
      const { signal, runId: run, ...params } = within;
      const find = await findListed(store, warninglists, cameOnly, { signal, params: { ...params, run } });
      return readValuesWithin(store, within, { population, accounts, inBasis, config, find });
    },
    ({ table, listed }) => `${table.count} values${listedWords(listed.size)}`,
  );
  const available = Float64Array.from(statistics.available);
  const weights = weightsWithHubs(valueWeights(values.table, available, config), values.hubs, config);
  const found = await clock.run(
    "links and groups",
    () => linkWithin({ ...values, weights, rivals, masks, available, config, moved, pieces, everyAccount }),
    ({ linkage }) => `${linkage.groups.length} groups to look at`,
  );
  return { ...found, masks };
}

/** The sets that claimed accounts when the epoch was opened. */
function rivalsOf(
  { groups }: EpochStatistics,
  members: readonly EpochMember[],
  { numbers }: NumberedAccounts,
): Rival[] {
  const rivals = groups.map(({ number, threshold, regrouped }) => {
    return {
      ...{ number, threshold, regrouped },
      basis: [] as number[],
      members: new Map<number, { tier: Tier; evidence: MemberEvidence }>(),
    };
  });
  for (const { number, accountId, tier, evidence, inBasis } of members) {
    const [rival, account] = [rivals[number - 1], numbers.get(accountId)];
    if (!rival || account === undefined) continue;
    if (inBasis) rival.basis.push(account);
    if (tier === "" || !evidence) continue;
    const { total, byStrand } = evidence;
    rival.members.set(account, { tier, evidence: { total, byStrand: Float64Array.from(byStrand) } });
  }
  for (const { basis } of rivals) basis.sort((x, y) => x - y);
  return rivals;
}
