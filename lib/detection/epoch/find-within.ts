import { preconditionFailed } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { Tier } from "../contract";
import { askAboutGroups } from "../extraction/ask-about-groups";
import { weightsWithHubs } from "../links/hubs";
import { valueWeights } from "../links/weights";
import type { MemberEvidence } from "../model";
import type { Findings, PipelineInput } from "../pipeline";
import {
  type EpochMember,
  numberSome,
  readEpochAccounts,
  readEpochMembers,
  readEpochOutside,
  readMoved,
} from "../store/epoch";
import { readAvailability, readProfiles } from "../store/evidence";
import { readExtent } from "../store/extent";
import { numberedOnly } from "../store/incidences.sql";
import type { Reading } from "../store/reading";
import { readValuesWithin } from "../store/values-within";
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
  const { store, runId, clock, signal } = input;
  const reading = { runId, signal };
  const extent = await clock.run(
    "extent",
    () => readExtent(store, signal),
    ({ exchanges }) => `${exchanges} exchanges`,
  );
  if (extent.from !== statistics.from) throw isDue("Traffic older than all that was there has come in.");
  if (extent.releases !== statistics.releases) throw isDue("The list of model releases has changed.");
  const accounts = await clock.run(
    "moved accounts",
    () => numberMoved(store, reading, epoch, options),
    ({ moved }) => `${moved.filter((is) => is === 1).length} accounts`,
  );
  const { exchanges, population } = statistics;
  if (extent.exchanges > mostGrowth * exchanges || population + accounts.added > mostGrowth * population) {
    throw isDue("There is a quarter more traffic, or accounts, than when it was opened.");
  }
  const { linkage, untouched, masks } = await linkMoved(input, { epoch, statistics, accounts, ...options });
  const profiles = await clock.run(
    "profiles",
    () => readProfiles(store, reading, numberedOnly),
    (all) => `${all.length} accounts`,
  );
  const outside = {
    ...{ profiles: await readEpochOutside(store, epoch, reading), standsFor: new Map(statistics.outside.standsFor) },
    ...{ extraction: statistics.outside.extraction, egress: statistics.outside.egress },
  };
  const { assessed } = await askAboutGroups(input, linkage, profiles, outside, statistics.pivots);
  const kept = statistics.groups.flatMap(({ number, campaignId }) =>
    campaignId !== null && untouched.has(number) ? [campaignId] : [],
  );
  return {
    extent: { ...extent, accounts: population + accounts.added },
    ...{ linkage, masks, profiles, outside, assessed, hidden: [] },
    kept: new Set([...kept, ...statistics.hidden]),
  };
}

const isDue = (why: string) => preconditionFailed(`${why} Run detection over everything: a new epoch is due.`);

/** Accounts of a run by number, and which of them moved. */
interface NumberedAccounts {
  ids: string[];
  moved: Uint8Array;
  members: EpochMember[];
  /** Accounts that the epoch does not know. */
  added: number;
}

/** Numbers what moved and what belonged to any set; everything when all are to be asked. */
async function numberMoved(
  store: Warehouse,
  reading: Reading,
  epoch: string,
  { everyAccount }: WithinOptions,
): Promise<NumberedAccounts> {
  const rows = await readMoved(store, epoch, reading);
  const members = await readEpochMembers(store, epoch, reading);
  const news = new Set(rows.map((row) => row.account_id));
  const others = everyAccount ? await readEpochAccounts(store, epoch, reading) : [];
  const ids = [...new Set([...news, ...members.map(({ accountId }) => accountId), ...others])].sort();
  await numberSome(store, reading, ids);
  const moved = Uint8Array.from(ids, (id) => (news.has(id) ? 1 : 0));
  return { ids, moved, members, added: rows.filter((row) => row.is_new).length };
}

interface LinkInput extends WithinOptions {
  epoch: string;
  statistics: EpochStatistics;
  accounts: NumberedAccounts;
}

async function linkMoved(
  { store, runId, config, clock, signal }: PipelineInput,
  { epoch, statistics, accounts: { ids, moved, members }, everyAccount }: LinkInput,
) {
  const reading = { runId, signal };
  const { masks } = await clock.run(
    "availability",
    () => readAvailability(store, reading, numberedOnly),
    (those) => `${those.ids.length} accounts`,
  );
  const { population } = statistics;
  const values = await clock.run(
    "shared values",
    () => readValuesWithin(store, reading, { epoch, population, ids, moved, members, config }),
    ({ table }) => `${table.count} values`,
  );
  const available = Float64Array.from(statistics.available);
  const weights = weightsWithHubs(valueWeights(values.table, available, config), values.hubs, config);
  const rivals = rivalsOf(statistics, members, ids);
  const found = await clock.run(
    "links and groups",
    () => linkWithin({ ...values, weights, rivals, masks, available, config, moved, everyAccount }),
    ({ linkage }) => `${linkage.groups.length} groups to look at`,
  );
  return { ...found, masks };
}

/** The sets that claimed accounts when the epoch was opened. */
function rivalsOf({ groups }: EpochStatistics, members: readonly EpochMember[], ids: readonly string[]): Rival[] {
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const rivals = groups.map(({ number, threshold }) => {
    return {
      number,
      threshold,
      basis: [] as number[],
      members: new Map<number, { tier: Tier; evidence: MemberEvidence }>(),
    };
  });
  for (const { number, accountId, tier, evidence, held } of members) {
    const [rival, account] = [rivals[number - 1], numbers.get(accountId)];
    if (!rival || account === undefined) continue;
    if (held) rival.basis.push(account);
    if (tier === "" || !evidence) continue;
    const { total, byStrand } = evidence;
    rival.members.set(account, { tier, evidence: { total, byStrand: Float64Array.from(byStrand) } });
  }
  for (const { basis } of rivals) basis.sort((x, y) => x - y);
  return rivals;
}
