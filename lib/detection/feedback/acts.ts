import type { Context } from "@/lib/command";
import type { LearnedAct } from "../configurations/contract";
import { type Family, families } from "../vocabulary";
import { type ActCounts, worthOf } from "./agreement";
import type { StandingOutcome } from "./store/outcomes";
import { readSpokenCounts, readSpokenMembers, type SpokenCounts, type SpokenMember } from "./store/spoken";

/** Decisions that an act names; a large act has more. */
const mostNamed = 50;

export interface Act extends LearnedAct {
  counts: ActCounts;
}

/** Harmful verdicts: what is confirmed to be an evaluation or shared infrastructure tells nothing of how operators link. */
const isHarmful = (verdict: string | null): boolean => verdict === "distillation" || verdict === "relay";

/**
 * A dismissal speaks about linkage unless it says that the accounts are an evaluation: those are run together, and innocent.
 */
const speaksOfLinkage = ({ kind, verdict }: StandingOutcome): boolean => {
  if (kind === "confirmed") return isHarmful(verdict);
  return kind !== "dismissed" || verdict !== "evaluation";
};

/** What people did that teaches, act by act, with the families that spoke; `unknown` counts campaigns that no verdicts are kept of. */
export async function readActs(ctx: Context, outcomes: readonly StandingOutcome[]) {
  const telling = outcomes.filter(speaksOfLinkage);
  const campaigns = [...new Map(telling.map((one) => [one.campaignId, one])).values()];
  const singles = telling.flatMap(({ accountId }) => accountId ?? []);
  const [counts, members] = await Promise.all([
    readSpokenCounts(ctx.warehouse, campaigns),
    singles.length === 0 ? [] : readSpokenMembers(ctx.warehouse, campaigns, singles),
  ]);
  const known = new Map(counts.map((one) => [one.campaign, one]));
  const cleared = new Map(members.map((one) => [`${one.campaign}/${one.account}`, one]));
  const acts = grouped(telling).flatMap((group): Act[] => {
    const [first] = group;
    if (!first) return [];
    const own = group.flatMap(({ campaignId, accountId }) => cleared.get(`${campaignId}/${accountId}`) ?? []);
    const whole = known.get(first.campaignId);
    const innocent = [...cleared.values()].filter(
      ({ campaign, tier }) => campaign === first.campaignId && tier === "core",
    );
    const found = first.accountId === null ? whole && countsOfCampaign(whole, innocent) : countsOfMembers(own);
    if (!found || found.members === 0) return [];
    return [{ ...actOf(group, first, found.members), counts: { kind: first.kind, ...found } }];
  });
  return { acts, unknown: campaigns.filter(({ campaignId }) => !known.has(campaignId)).length };
}

/** Decisions of one kind about members of one campaign, taken in one moment by one person, are one act. */
function grouped(outcomes: readonly StandingOutcome[]): StandingOutcome[][] {
  const groups = new Map<string, StandingOutcome[]>();
  for (const outcome of outcomes) {
    const { kind, campaignId, actorName, at } = outcome;
    const key = [kind, campaignId, actorName, at.getTime()].join(" ");
    const known = groups.get(key);
    if (known) known.push(outcome);
    else groups.set(key, [outcome]);
  }
  return [...groups.values()];
}

const actOf = (group: readonly StandingOutcome[], first: StandingOutcome, members: number): LearnedAct => ({
  kind: first.kind,
  campaignId: first.campaignId,
  codeName: first.codeName,
  decisionIds: group.slice(0, mostNamed).map(({ decisionId }) => decisionId),
  decisions: group.length,
  actorName: first.actorName,
  at: first.at.toISOString(),
  members,
  worth: worthOf(members),
});

type Counts = Omit<ActCounts, "kind">;
const byFamily = (count: (family: Family, place: number) => { available: number; spoke: number }): Counts["families"] =>
  Object.fromEntries(families.map((family, place) => [family, count(family, place)])) as Counts["families"];

const countsOfMembers = (members: readonly SpokenMember[]): Counts => ({
  members: members.length,
  families: byFamily((family) => ({
    available: members.filter(({ available }) => available.includes(family)).length,
    spoke: members.filter(({ spoke }) => spoke.includes(family)).length,
  })),
});

/** The core of a campaign without those who were found innocent one by one. */
function countsOfCampaign(whole: SpokenCounts, innocent: readonly SpokenMember[]): Counts {
  const without = countsOfMembers(innocent);
  return {
    members: whole.members - without.members,
    families: byFamily((family, place) => ({
      available: (whole.available[place] ?? 0) - without.families[family].available,
      spoke: (whole.spoke[place] ?? 0) - without.families[family].spoke,
    })),
  };
}
