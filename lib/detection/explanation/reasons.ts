import type { Reason } from "../clusters/profile";
import { withGroupProfile } from "../clusters/profile";
import type { RefineInput } from "../clusters/refine";
import { countedValues } from "../links/strand-weights";
import type { Group, Incidences } from "../model";
import { rounded } from "./parts";

/** A value that counts for a member: what it says alone, and what it adds beside the stronger ones of its strand. */
interface CountedReason extends Reason {
  counts: number;
}

/** Of what speaks for a member, that which counts: the strongest of each strand, each further one less. */
export function counted(reasons: Reason[], { strand }: Incidences, decay: number): CountedReason[] {
  reasons.sort((a, b) => b.nats - a.nats || a.value - b.value);
  const places = new Map<number, number>();
  return reasons.flatMap((reason) => {
    const own = strand[reason.value] ?? 0;
    const place = places.get(own) ?? 0;
    places.set(own, place + 1);
    return place < countedValues ? [{ ...reason, counts: reason.nats * decay ** place }] : [];
  });
}

/** For each member of a group, in their order, the values that its evidence rests on. */
const reasonsOf = (group: Group, members: readonly number[], input: RefineInput): CountedReason[][] =>
  withGroupProfile(group, input, (profile) =>
    members.map((account) => counted(profile.reasons(account), input.table, input.config.withinFamilyDecay)),
  );

/** A value over all its windows, as it counts for one member. */
export interface MemberReason {
  key: string;
  /** Those of its windows that count, each with what it says alone. */
  windows: Reason[];
  /** The most that one of its windows says alone. */
  weight: number;
  /** What its windows add. */
  nats: number;
}

export const keyOf = ({ kind, id }: Incidences, place: number): string => `${kind[place]}/${id[place]}`;

/** Puts the windows of one value together: to people it is one value. */
function memberReasons(reasons: readonly CountedReason[], table: Incidences): MemberReason[] {
  const byKey = new Map<string, MemberReason>();
  for (const { value, nats, counts } of reasons) {
    const key = keyOf(table, value);
    const known = byKey.get(key) ?? { key, windows: [], weight: 0, nats: 0 };
    byKey.set(key, known);
    known.windows.push({ value, nats });
    known.weight = Math.max(known.weight, nats);
    known.nats += counts;
  }
  return [...byKey.values()].map((one) => ({ ...one, weight: rounded(one.weight), nats: rounded(one.nats) }));
}

/** What each member's evidence rests on, by account index. */
export function groupReasons(
  group: Group,
  members: readonly number[],
  input: RefineInput,
): Map<number, MemberReason[]> {
  return new Map(
    reasonsOf(group, members, input).map((reasons, i) => [members[i] ?? 0, memberReasons(reasons, input.table)]),
  );
}
