import type { Reason } from "../clusters/profile";
import { withGroupProfile } from "../clusters/profile";
import type { RefineInput } from "../clusters/refine";
import { countedValues } from "../links/strand-weights";
import type { Group, Incidences } from "../model";
import { GroupReasons, type MemberReason } from "./group-reasons";
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

/** What each member's evidence rests on; members of a group that a person joined by what their own part measured. */
export const groupReasons = (group: Group, members: readonly number[], input: RefineInput): GroupReasons =>
  (group.parts ?? [group]).reduce((all, part) => {
    const { table, config } = input;
    withGroupProfile(part, input, (profile) => {
      function* reasons(): Generator<[account: number, reasons: MemberReason[]]> {
        for (const account of members) {
          if (!part.evidence.has(account)) continue;
          const home = profile.homeNats(account);
          if (home > 0) all.home.set(account, home);
          yield [account, memberReasons(counted(profile.reasons(account), table, config.withinFamilyDecay), table)];
        }
      }
      all.add(reasons());
    });
    return all;
  }, new GroupReasons());
