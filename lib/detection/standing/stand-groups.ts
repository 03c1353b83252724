import type { Warehouse } from "@/lib/warehouse";
import type { Surroundings } from "../explanation/against/surroundings";
import { type GroupMaterial, type MaterialInput, materialOf } from "../explanation/name-groups";
import type { External } from "../external/read-external";
import type { AssessedGroup } from "../extraction/assess";
import type { Standing } from "./model";
import { clearingsOf, type Stood, standGroup } from "./stand";

/** A group with what explains it, and what people's decisions have to do with it. */
export interface StoodGroup {
  material: GroupMaterial;
  stood: Stood;
}

/** Gathers what explains the groups of a run, in the light of what people decided before. */
export async function standGroups(
  store: Warehouse,
  standing: Standing,
  around: Surroundings,
  from: MaterialInput,
): Promise<StoodGroup[]> {
  const groups: StoodGroup[] = [];
  for (const assessed of from.findings.assessed) {
    const heard = withExternal(assessed, around, from.external);
    const material = await withoutCleared(store, standing, materialOf(heard, around, from), from);
    groups.push({ material, stood: await standGroup(store, material, standing) });
  }
  return groups;
}

/**
 * Counts what other providers say: an associated member that falls short by no more than that is core. What makes a member, own evidence of
 * two families and more than an associated one is asked for, is not asked of anybody else.
 */
export function withExternal(
  assessed: AssessedGroup,
  { profiles }: Pick<Surroundings, "profiles">,
  external: External,
): AssessedGroup {
  if (external.size === 0) return assessed;
  const members = assessed.members.map((member): AssessedGroup["members"][number] => {
    const said = external.get(profiles.get(member.account)?.accountId ?? "")?.nats ?? 0;
    const { total } = member.evidence;
    const isBrought = said > 0 && total < assessed.group.threshold && total + said >= assessed.group.threshold;
    return isBrought && member.isSeen ? { ...member, tier: "core" } : member;
  });
  return { ...assessed, members };
}

/** Takes accounts that a person cleared out of the core, as long as nothing dated after that speaks against them. */
async function withoutCleared(
  store: Warehouse,
  standing: Standing,
  material: GroupMaterial,
  from: MaterialInput,
): Promise<GroupMaterial> {
  const { assessed, around } = material;
  const clearings = await clearingsOf(store, material, standing);
  if (clearings.size === 0) return material;
  const members = assessed.members.map((member): AssessedGroup["members"][number] => {
    const clearing = clearings.get(around.profiles.get(member.account)?.accountId ?? "");
    return clearing && clearing.nats < clearing.asked ? { ...member, tier: "associated" } : member;
  });
  return materialOf({ ...assessed, members }, around, from, clearings);
}
