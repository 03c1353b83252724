import { SmallCounts } from "../links/small-counts";
import type { Incidences } from "../model";
import { countValues } from "./counted-values";
import type { ProfileInput } from "./profile";
import { withScratch } from "./scratch";

/**
 * What a set of accounts shares inside itself, as a table of its own: accounts are places in the set, and values that only one of
 * them holds are left out, since nobody supports itself. Profiles of the set and of its parts cost what this table holds.
 */
export function sectionOf<Input extends ProfileInput>(set: readonly number[], input: Input): Input {
  const { table, weights, available } = input;
  const { section, places } = cutOut(set, table);
  return {
    ...input,
    table: section,
    weights: Float64Array.from(places, (v) => weights[v] ?? 0),
    available: (place: number, family: number) => available(set[place] ?? 0, family),
  };
}

/** The section, and the place in the whole table of each of its values. */
function cutOut(set: readonly number[], table: Incidences): { section: Incidences; places: Uint32Array } {
  return withScratch(table, (scratch) => {
    const touched = countValues(set, table, scratch);
    const { counts, places: placeOf } = scratch;
    const places = Uint32Array.from(touched.filter((_, i) => (counts[i + 1] ?? 0) > 1)).sort();
    const holders = places.map((v) => counts[placeOf[v] ?? 0] ?? 0);
    const section = emptySection(set, places, holders, table);
    // From here on the place of a value is its number in the section, from 1.
    for (const v of touched) placeOf[v] = 0;
    places.forEach((v, number) => {
      placeOf[v] = number + 1;
    });
    fill(section, set, placeOf, table);
    scratch.clear(touched, set);
    return { section, places };
  });
}

function emptySection(set: readonly number[], places: Uint32Array, holders: Uint32Array, of: Incidences): Incidences {
  const valueStart = new Uint32Array(places.length + 1);
  holders.forEach((count, number) => {
    valueStart[number + 1] = (valueStart[number] ?? 0) + count;
  });
  const total = valueStart[places.length] ?? 0;
  return {
    accounts: set.length,
    population: of.population,
    count: places.length,
    kind: Array.from(places, (v) => of.kind[v] ?? "ip"),
    id: [],
    slot: places.map((v) => of.slot[v] ?? 0),
    strand: Uint8Array.from(places, (v) => of.strand[v] ?? 0),
    valueStart,
    overall: places.map((v) => of.overall[v] ?? 0),
    holders: new Uint32Array(total),
    exchanges: new SmallCounts(),
    accountStart: new Uint32Array(set.length + 1),
    values: new Uint32Array(total),
    contents: Uint32Array.from(set, (account) => of.contents[account] ?? 0),
  };
}

/** Lists holders and values; both come out ascending, as they stand in the whole table. */
function fill(section: Incidences, set: readonly number[], numbers: Uint32Array, of: Incidences): void {
  const next = section.valueStart.slice();
  let at = 0;
  set.forEach((account, place) => {
    for (let i = of.accountStart[account] ?? 0; i < (of.accountStart[account + 1] ?? 0); i++) {
      const number = numbers[of.values[i] ?? 0] ?? 0;
      if (number === 0) continue;
      section.values[at++] = number - 1;
      const slot = next[number - 1] ?? 0;
      section.holders[slot] = place;
      next[number - 1] = slot + 1;
    }
    section.accountStart[place + 1] = at;
  });
}
