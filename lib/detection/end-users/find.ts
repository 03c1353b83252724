import { hash32 } from "@/lib/kernel";
import type { Configuration } from "../configuration";
import type { Verdict } from "../contract";
import type { AssessedGroup } from "../extraction/assess";
import type { AccountProfile } from "../model";
import type { EndUserTraffic } from "../store/end-users";
import { type EndUserScore, habitsOf, scoreEndUsers, verdictOf } from "./assess";
import type { Candidate, EndUserAccount, WrapperHolders } from "./model";
import { othersByFold } from "./others";

/** Harvesting behind the end users of one account, or of some tenants of one reseller. */
export interface EndUserFinding {
  candidates: Candidate[];
  verdict: Verdict;
  score: EndUserScore;
  holders: WrapperHolders[];
}

/** Accounts that are compared with, and end users that are looked at of each: more change no mean. */
const mostOthers = 2_000;
const mostOfEach = 50;
/** End users of a slice that are listed by name. */
const mostListed = 50_000;

const ownerOf = ({ parent, reseller, accountId }: AccountProfile): string => parent || reseller || accountId;

/** A seeded sample in which no account comes before another by its name. */
function sampled(accounts: readonly EndUserAccount[]): string[] {
  const step = Math.max(1, accounts.length / mostOthers);
  const count = Math.min(accounts.length, mostOthers);
  return Array.from({ length: count }, (_, i) => accounts[Math.floor(i * step)]?.accountId ?? "");
}

/** Rows by the account that they are about. */
function byAccount<Row extends { accountId: string }>(rows: readonly Row[]): (accountId: string) => Row[] {
  const known = new Map<string, Row[]>();
  for (const row of rows) {
    const list = known.get(row.accountId);
    if (list) list.push(row);
    else known.set(row.accountId, [row]);
  }
  return (accountId) => known.get(accountId) ?? [];
}

async function readCandidates(
  traffic: EndUserTraffic,
  accounts: readonly EndUserAccount[],
  profiles: ReadonlyMap<string, AccountProfile>,
  least: number,
) {
  const chosen = await traffic.chosen(accounts.map(({ accountId }) => accountId));
  const habits = byAccount(await traffic.habits(chosen, "work"));
  const rows = byAccount(await traffic.endUsers(chosen, "mostly work", mostListed));
  const wrappers = byAccount(await traffic.wrappers(chosen));
  const repeats = byAccount(await traffic.repeats(chosen));
  return accounts.flatMap((account): Candidate[] => {
    const { accountId } = account;
    const [own] = habits(accountId);
    const slice = rows(accountId);
    if (!own || slice.length < least) return [];
    const [repeated = { accountId, asked: 0, repeated: 0 }] = repeats(accountId);
    return [
      {
        account,
        profile: profiles.get(accountId),
        habits: own,
        slice,
        wrappers: wrappers(accountId),
        repeats: repeated,
      },
    ];
  });
}

/** Tenants of one owner belong together when they put the same text around the work; any other account stands for itself. */
export function tied(candidates: readonly Candidate[], owner: (candidate: Candidate) => string): Candidate[][] {
  const groups: { owner: string; keys: Set<string>; members: Candidate[] }[] = [];
  for (const candidate of candidates) {
    const keys = new Set(candidate.wrappers.map(({ kind, value }) => `${kind}/${value}`));
    const own = { owner: owner(candidate), keys, members: [candidate] };
    const joined = groups.filter((one) => one.owner === own.owner && [...keys].some((key) => one.keys.has(key)));
    for (const one of joined) {
      for (const key of one.keys) own.keys.add(key);
      own.members.unshift(...one.members);
      groups.splice(groups.indexOf(one), 1);
    }
    groups.push(own);
  }
  return groups.map(({ members }) => members);
}

/** Folds that accounts are dealt into by their owner where groups are many; of few, each is left out by itself. */
const mostFolds = 16;

/** Names the fold of each account: the accounts of one group are always in one. */
function foldsOf(groups: readonly Candidate[][], owner: (accountId: string) => string): (accountId: string) => string {
  if (groups.length > mostFolds) return (accountId) => `${hash32(owner(accountId)) % mostFolds}`;
  const own = new Map(groups.flatMap((group, i) => group.map(({ account }) => [account.accountId, `${i}`] as const)));
  return (accountId) => own.get(accountId) ?? "none";
}

/**
 * Looks for harvesting that hides behind end users. Accounts of a campaign that links have found already are left out: their
 * end users say nothing new.
 */
export async function findEndUserHarvests(
  traffic: EndUserTraffic,
  isFound: (accountId: string) => boolean,
  config: Configuration,
): Promise<EndUserFinding[]> {
  const accounts = await traffic.accounts(config.endUserMinimum);
  const asked = accounts.filter((one) => one.extracting >= config.endUserMinimum && !isFound(one.accountId));
  if (asked.length === 0) return [];
  const sample = sampled(accounts.filter(({ accountId }) => !isFound(accountId)));
  const profiles = await traffic.profiles([...asked.map(({ accountId }) => accountId), ...sample]);
  const candidates = await readCandidates(traffic, asked, profiles, config.endUserMinimum);
  if (candidates.length === 0) return [];
  const owner = (accountId: string) => {
    const profile = profiles.get(accountId);
    return profile ? ownerOf(profile) : accountId;
  };
  const groups = tied(candidates, ({ account }) => owner(account.accountId));
  const foldOf = foldsOf(groups, owner);
  const chosen = await traffic.chosen(sample);
  const others = othersByFold(
    (await traffic.habits(chosen, "all")).map(habitsOf),
    await traffic.endUsers(chosen, "all", mostOfEach),
    foldOf,
  );
  const findings: EndUserFinding[] = [];
  for (const group of groups) {
    const fold = foldOf(group[0]?.account.accountId ?? "");
    const score = scoreEndUsers(group, others(fold), config);
    const verdict = verdictOf(score, config);
    if (verdict === undefined) continue;
    const keys = [...new Set(group.flatMap(({ wrappers }) => wrappers.map(({ kind, value }) => `${kind}/${value}`)))];
    findings.push({ candidates: group, verdict, score, holders: keys.length === 0 ? [] : await traffic.holders(keys) });
  }
  return findings;
}

/** The same for a run, by what it knows already. */
export function findHiddenHarvests(
  traffic: EndUserTraffic,
  ids: readonly string[],
  assessed: readonly AssessedGroup[],
  config: Configuration,
): Promise<EndUserFinding[]> {
  const found = new Set<string>();
  for (const { verdict, members } of assessed) {
    if (verdict !== "distillation") continue;
    for (const { account, tier } of members) if (tier === "core") found.add(ids[account] ?? "");
  }
  return findEndUserHarvests(traffic, (accountId) => found.has(accountId), config);
}
