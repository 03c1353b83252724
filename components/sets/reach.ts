import type { ActOnSet, SetGroup } from "@/lib/casefile/contract";

type Kind = ActOnSet["act"]["kind"];

/** Members of one campaign that an act would reach. */
export const reachedOf = (kind: Kind, group: SetGroup): number =>
  kind === "set_disposition" ? group.accounts : group[kind].reached;

/** Whether there is anybody whom an act would reach in a campaign. */
export const actionable = (kind: Kind, group: SetGroup): boolean => reachedOf(kind, group) > 0;

/** Decisions that an act would come to. */
export const reachedIn = (kind: Kind, groups: readonly SetGroup[]): number =>
  groups.reduce((sum, group) => sum + reachedOf(kind, group), 0);
