import { findGroups } from "./clusters/find-groups";
import type { Configuration } from "./configuration";
import { learnHubs, weightsWithHubs } from "./links/hubs";
import { scoreLinks } from "./links/score-links";
import { familiesIn } from "./links/strands";
import { linkThreshold } from "./links/threshold";
import { timelessTable } from "./links/timeless";
import { valueWeights } from "./links/weights";
import type { FamilyAvailability, Group, Incidences } from "./model";
import { type Listed, nothingListed } from "./warninglists/mark";

export interface LinkageInput {
  table: Incidences;
  /** A bit for each family that an account has anything in. */
  masks: Uint8Array;
  available: FamilyAvailability;
  config: Configuration;
  /** What is known of values, whatever this table shows: 1 where it is, and 1 for hubs. */
  known?: { values: Uint8Array; hubs: Uint8Array } | undefined;
  /** Those of them that are hubs by warninglists. */
  listed?: Listed;
}

export interface Linkage {
  table: Incidences;
  weights: Float64Array;
  hubs: Uint8Array;
  /** Hubs that warninglists name, with the lists. */
  listed: Listed;
  /** Number of links of at least the weak share of the threshold. */
  links: number;
  threshold: number;
  groups: Group[];
  /** Sets too small for a group that claim accounts all the same. */
  small: Group[];
}

/** The first question: which accounts are run together, or share an infrastructure? Pure and deterministic. */
export function findLinkage({ table, masks, available, config, known, listed }: LinkageInput): Linkage {
  const first = valueWeights(table, available, config);
  const hubs = learnHubs(table, first, config, known?.values).map((hub, v) => hub | (known?.hubs[v] ?? 0));
  const weights = weightsWithHubs(first, hubs, config);
  const threshold = linkThreshold(config, table.population);
  const has = familiesIn(masks);
  const found = findGroups({
    links: () => scoreLinks(table, weights, config, threshold * config.weakLinkShare),
    threshold,
    measured: { table, weights, available: has, config },
    timeless: (accounts) => ({ ...timelessTable(table, hubs, available, config, accounts), available: has, config }),
  });
  return { table, weights, hubs, listed: listed ?? nothingListed, threshold, ...found };
}
