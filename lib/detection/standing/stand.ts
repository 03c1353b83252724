import type { Warehouse } from "@/lib/warehouse";
import type { Clearing, Verdict } from "../contract";
import type { GroupMaterial } from "../explanation/name-groups";
import type { AccountProfile } from "../model";
import { isDatedByTraffic, readRestedOn, readUsedBefore, readWorkSince } from "../store/standing";
import { type IsNew, linkDifference, newEvidence } from "./difference";
import { type Cleared, type Cover, coverOf, type DatedAccount, type Standing } from "./model";
import type { Difference } from "./shapes";
import { workDifference } from "./work";

/** What people's decisions have to do with a group. */
export interface Stood {
  /** The dismissal that is about the group, with what was found since. */
  cover: Cover | undefined;
  difference: Difference | undefined;
  /** True when a dismissal stands: nothing dated after it is worth opening the case again. */
  isSilent: boolean;
}

/** Suggestions that a person who dismissed a campaign has not answered yet. */
const worthOpening: readonly Verdict[] = ["distillation", "relay", "undetermined"];

const sinceOf = ({ createdAt, exchanges, firstSeen }: AccountProfile): Date | undefined =>
  createdAt !== null ? new Date(createdAt) : exchanges > 0 ? new Date(firstSeen) : undefined;

const coreOf = ({ assessed: { members } }: GroupMaterial): number[] =>
  members.filter(({ tier }) => tier === "core").map(({ account }) => account);

function dated(material: GroupMaterial): DatedAccount[] {
  return coreOf(material).flatMap((account) => {
    const profile = material.around.profiles.get(account);
    return profile ? [{ accountId: profile.accountId, since: sinceOf(profile) }] : [];
  });
}

/** Keys of all values that count for some accounts of a group. */
const keysOf = (accounts: readonly number[], { reasons }: GroupMaterial): string[] => [
  ...new Set(accounts.flatMap((account) => reasons.of(account).map(({ key }) => key))),
];

/** Says whether a dismissal is about a group, and if so whether it still stands. */
export async function standGroup(store: Warehouse, material: GroupMaterial, { dismissals }: Standing): Promise<Stood> {
  const cover = coverOf(dated(material), dismissals);
  if (!cover) return { cover, difference: undefined, isSilent: false };
  const difference = await differenceSince(store, material, cover);
  const { renewalNats } = material.input.config;
  const isRenewed =
    worthOpening.includes(material.assessed.verdict) &&
    Math.max(difference.linkNats, difference.workNats) >= renewalNats;
  return { cover, difference: isRenewed ? difference : undefined, isSilent: !isRenewed };
}

async function differenceSince(
  store: Warehouse,
  material: GroupMaterial,
  { dismissal, newcomers }: Cover,
): Promise<Difference> {
  const core = coreOf(material);
  const { profiles, baseline } = material.around;
  const own = core.flatMap((account) => profiles.get(account) ?? []);
  const ids = own.map(({ accountId }) => accountId);
  const keys = keysOf(core, material);
  const { runId, campaignId, at, until, accounts, terms, decisionId, by } = dismissal;
  const restedOn = await readRestedOn(store, runId, campaignId);
  const usedBefore = await readUsedBefore(store, ids, keys.filter(isDatedByTraffic), until);
  const isNew: IsNew = (account, key) => {
    const profile = profiles.get(account);
    if (!profile) return false;
    const since = sinceOf(profile);
    if (since !== undefined && since > until) return true;
    if (!isDatedByTraffic(key) || (accounts.has(profile.accountId) && restedOn.has(key))) return false;
    return !usedBefore.has(`${profile.accountId}/${key}`);
  };
  const work = new Map((await readWorkSince(store, ids, until)).map((one) => [one.accountId, one]));
  return {
    decisionId,
    campaignId,
    dismissedAt: at.toISOString(),
    evidenceUntil: until.toISOString(),
    dismissedBy: by,
    ...linkDifference(core, isNew, material),
    newAccounts: newcomers,
    core: core.length,
    ...workDifference(own, work, terms, baseline),
  };
}

/**
 * For each member of a group that a person cleared, what its evidence gained since. Until that is worth as much as a dismissal takes, the
 * account stays out of the core of any campaign.
 */
export async function clearingsOf(
  store: Warehouse,
  material: GroupMaterial,
  { cleared }: Standing,
): Promise<Map<string, Clearing>> {
  const { around, assessed, input } = material;
  const found = new Map<string, Clearing>();
  for (const { account } of assessed.members) {
    const accountId = around.profiles.get(account)?.accountId ?? "";
    const word = cleared.get(accountId);
    if (word) found.set(accountId, await clearingOf(store, material, account, word, input.config.renewalNats));
  }
  return found;
}

async function clearingOf(
  store: Warehouse,
  material: GroupMaterial,
  account: number,
  { accountId, decisionId, at, until, by }: Cleared,
  asked: number,
): Promise<Clearing> {
  const keys = keysOf([account], material).filter(isDatedByTraffic);
  const usedBefore = await readUsedBefore(store, [accountId], keys, until);
  const isNew: IsNew = (_, key) => isDatedByTraffic(key) && !usedBefore.has(`${accountId}/${key}`);
  const { total } = newEvidence(account, material.reasons.of(account), isNew, material);
  return {
    decisionId,
    at: at.toISOString(),
    evidenceUntil: until.toISOString(),
    by,
    nats: Math.round(total * 1e4) / 1e4,
    asked,
  };
}
