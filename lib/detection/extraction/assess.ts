import type { Configuration } from "../configuration";
import type { Mixing, Pivot, Verdict } from "../contract";
import type { Group, GroupActivity, Habit, Incidences, PivotRow, Profiles } from "../model";
import { Baseline } from "./baseline";
import { extractionShare } from "./content-terms";
import { atCommonestAddress } from "./egress";
import { type AssessedMember, assessMembers, isHardLinked } from "./members";
import { mixingOf } from "./mixing";
import type { Outside } from "./outside";
import { comparePivots, type PivotComparison } from "./pivot";
import { type GroupScore, scoreGroup } from "./score";
import { suggestVerdict } from "./verdict";

/** What the traffic store was asked about the groups of a run. */
export interface TrafficAnswers {
  profiles: Profiles;
  /** Exchanges of each member that are its group's work. */
  slices: ReadonlyMap<string, number>;
  habits: ReadonlyMap<string, readonly Habit[]>;
  repeats: ReadonlyMap<number, GroupActivity["repeats"]>;
  schedules: ReadonlyMap<number, GroupActivity["schedule"]>;
  pivots: readonly PivotRow[];
}

export interface AssessedGroup {
  group: Group;
  members: AssessedMember[];
  verdict: Verdict;
  score: GroupScore;
  pivots: Pivot[];
  mixing: Mixing | null;
}

/** What all groups of a run are judged against. */
interface Surroundings {
  baseline: Baseline;
  table: Incidences;
  answers: TrafficAnswers;
  config: Configuration;
}

/** The second question: which groups harvest, and which of the others are worth an analyst's look? Pure and deterministic. */
export function assessGroups(
  groups: readonly Group[],
  table: Incidences,
  answers: TrafficAnswers,
  outside: Outside,
  config: Configuration,
): AssessedGroup[] {
  const baseline = new Baseline(outside.profiles, outside.standsFor);
  const others = answers.pivots.filter((row) => row.number === 0);
  return groups.flatMap((group, i) => {
    const rows = answers.pivots.filter((row) => row.number === i + 1);
    return assess(group, i + 1, comparePivots(rows, others), { baseline, table, answers, config }) ?? [];
  });
}

function assess(
  group: Group,
  number: number,
  pivots: PivotComparison[],
  { baseline, table, answers, config }: Surroundings,
): AssessedGroup | undefined {
  if (group.isOneEvent) return undefined;
  const judge = (accounts: readonly number[]) =>
    judgeCore(accounts, group, number, pivots, { baseline, table, answers, config });
  const first = judge(group.core);
  const outside = baseline.compare("elicitation_lift", extractionShare, first.core).baseline;
  const share = { groupShare: first.extraction / Math.max(1, first.exchanges), outsideShare: outside };
  const members = assessMembers(group, first.verdict, { ...answers, ...share, config });
  const core = members.filter((member) => member.tier === "core").map((member) => member.account);
  if (core.length < config.minimumCampaign) return undefined;
  const settled = core.length === group.core.length ? first : judge(core);
  if (!settled.verdict) return undefined;
  const parts = settled.core.map((profile) => ({
    slice: answers.slices.get(profile.accountId) ?? 0,
    exchanges: profile.exchanges,
  }));
  return { group, members, verdict: settled.verdict, score: settled.score, pivots, mixing: mixingOf(parts) };
}

function judgeCore(
  accounts: readonly number[],
  group: Group,
  number: number,
  pivots: readonly PivotComparison[],
  { baseline, table, answers, config }: Surroundings,
) {
  const core = accounts.flatMap((account) => answers.profiles.get(account) ?? []);
  const exchanges = core.reduce((sum, profile) => sum + profile.exchanges, 0);
  const extraction = core.reduce((sum, profile) => sum + (answers.slices.get(profile.accountId) ?? 0), 0);
  const repeats = answers.repeats.get(number) ?? { asked: 0, repeated: 0 };
  const schedule = answers.schedules.get(number) ?? { seen: 0, expected: 0 };
  const atOneAddress = atCommonestAddress(accounts, answers.profiles, table);
  const view = { core, activity: { exchanges, extraction, repeats, schedule }, baseline, atOneAddress };
  const score = scoreGroup(view, pivots, config);
  const hardLinked = accounts.filter((account) => {
    const evidence = group.evidence.get(account);
    return evidence !== undefined && isHardLinked(evidence, config);
  }).length;
  return { core, exchanges, extraction, score, verdict: suggestVerdict(score, { core, hardLinked }, config) };
}
