import { type ValueKind, valueKinds } from "../contract";
import { contentStarts, holderCount } from "../links/incidences";
import { strandCount } from "../links/strands";
import type { Incidences } from "../model";
import type { ProfileInput } from "./profile";
import type { Scratch } from "./scratch";

/** Values that the members hold, by their places less one, with the number of holders among them in `scratch.counts`. */
export function countValues(members: readonly number[], table: Incidences, scratch: Scratch): number[] {
  const { inside, places } = scratch;
  const touched: number[] = [];
  for (const member of members) {
    inside[member] = 1;
    for (let i = table.accountStart[member] ?? 0; i < (table.accountStart[member + 1] ?? 0); i++) {
      const v = table.values[i] ?? 0;
      let place = places[v] ?? 0;
      if (place === 0) {
        place = touched.push(v);
        places[v] = place;
        scratch.makeRoom(place);
      }
      scratch.counts[place] = (scratch.counts[place] ?? 0) + 1;
    }
  }
  return touched;
}

/** Log of how much commoner a value is among `size` accounts than elsewhere; one account held like the others is added to them. */
const lift = (holders: number, size: number, elsewhere: number): number =>
  holders <= 0 ? 0 : Math.log((holders + elsewhere) / (size + 1) / elsewhere);

/** Whom a group's values are weighed against: everybody but its members, or whoever is not in the table at all. */
export type Elsewhere = "outside the group" | "outside the table";

/** Weighs the counted values of the members against the accounts elsewhere. */
export function weighValues(
  touched: readonly number[],
  members: readonly number[],
  { table, weights, config }: ProfileInput,
  scratch: Scratch,
  place: Elsewhere,
): void {
  const isSection = place === "outside the table";
  const outside = Math.max(1, table.population - (isSection ? table.accounts : members.length));
  touched.forEach((v, i) => {
    const here = scratch.counts[i + 1] ?? 0;
    const inside = isSection ? holderCount(table, v) : here;
    const elsewhere = (Math.max(0, (table.overall[v] ?? 0) - inside) + 1) / (outside + 1);
    const weight = weights[v] ?? 0;
    // A learned hub stays weak however many of its holders are here.
    const most = weight <= config.hubNats ? (weight <= 0 ? 0 : config.hubNats) : Number.POSITIVE_INFINITY;
    scratch.fitsMember[i + 1] = Math.min(most, lift(here - 1, members.length - 1, elsewhere));
    scratch.forOther[i + 1] = Math.min(most, lift(here, members.length, elsewhere));
  });
}

/** Share of the group that holds at least one of its typical values, by strand. */
export function strandCoverage(
  members: readonly number[],
  table: Incidences,
  { counts, forOther, places }: Scratch,
): Float64Array {
  const covered = new Float64Array(strandCount);
  for (const member of members) {
    let found = 0;
    for (let i = table.accountStart[member] ?? 0; i < (table.accountStart[member + 1] ?? 0); i++) {
      const v = table.values[i] ?? 0;
      const place = places[v] ?? 0;
      if ((counts[place] ?? 0) >= 2 && (forOther[place] ?? 0) >= 1) found |= 1 << (table.strand[v] ?? 0);
    }
    for (let f = 0; f < strandCount; f++) covered[f] = (covered[f] ?? 0) + ((found >> f) & 1);
  }
  return covered.map((count) => count / Math.max(1, members.length));
}

const kindNames = Object.keys(valueKinds) as ValueKind[];
const numberOfKind = new Map(kindNames.map((kind, number) => [kind, number]));
const numbered = new WeakMap<Incidences, Uint8Array>();

/** The number of each value's kind. */
function kindNumbers(table: Incidences): Uint8Array {
  const known = numbered.get(table) ?? Uint8Array.from(table.kind, (kind) => numberOfKind.get(kind) ?? 0);
  numbered.set(table, known);
  return known;
}

/**
 * Log of how many typical values of its kind a member holds on average, at least one, by the number of the kind. Who holds many windows of
 * addresses or many wordings meets one of the group's by chance that much sooner, so each counts for that much less: the chance that an
 * account which does not belong reaches t nats by a kind of value stays below e^-t, however many values the group has.
 */
function crowding(
  touched: readonly number[],
  size: number,
  kinds: Uint8Array,
  { counts, forOther }: Scratch,
): Float64Array {
  const held = new Float64Array(kindNames.length);
  touched.forEach((v, i) => {
    const here = counts[i + 1] ?? 0;
    if (here < 2 || (forOther[i + 1] ?? 0) <= 0) return;
    const number = kinds[v] ?? 0;
    held[number] = (held[number] ?? 0) + here / size;
  });
  return held.map((count) => Math.log(Math.max(1, count)));
}

/** Takes off the weighed values what the crowd of their kind does. */
function fitValues(touched: readonly number[], size: number, table: Incidences, scratch: Scratch): void {
  const kinds = kindNumbers(table);
  const crowd = crowding(touched, size, kinds, scratch);
  touched.forEach((v, i) => {
    const less = crowd[kinds[v] ?? 0] ?? 0;
    scratch.fitsMember[i + 1] = (scratch.fitsMember[i + 1] ?? 0) - less;
    scratch.fitsOther[i + 1] = (scratch.forOther[i + 1] ?? 0) - less;
  });
}

/**
 * Calls back with each value that an account shares with the group, and the nats it speaks for the account, less what chance
 * takes off: the crowd of values of its kind, and for content how much busier the account is than the members.
 */
export function fittingValues(
  members: readonly number[],
  touched: readonly number[],
  { table, asOf }: { table: Incidences; asOf: Incidences },
  own: Scratch,
) {
  const { inside, places, fitsMember, fitsOther } = own;
  const { accountStart, values, contents } = table;
  const starts = contentStarts(table);
  fitValues(touched, members.length, table, own);
  const usual = Math.max(1, members.reduce((sum, member) => sum + (asOf.contents[member] ?? 0), 0) / members.length);
  return (account: number, take: (value: number, nats: number) => void): void => {
    const nats = inside[account] === 1 ? fitsMember : fitsOther;
    const content = starts[account] ?? 0;
    const end = accountStart[account + 1] ?? 0;
    for (let i = accountStart[account] ?? 0; i < content; i++) {
      const v = values[i] ?? 0;
      const fits = nats[places[v] ?? 0] ?? 0;
      if (fits > 0) take(v, fits);
    }
    if (content === end) return;
    // Whoever asks more meets more wordings by chance.
    const busy = Math.max(0, Math.log((contents[account] ?? 0) / usual));
    for (let i = content; i < end; i++) {
      const v = values[i] ?? 0;
      const fits = (nats[places[v] ?? 0] ?? 0) - busy;
      if (fits > 0) take(v, fits);
    }
  };
}
