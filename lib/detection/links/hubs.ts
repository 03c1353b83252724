import { seededRandom } from "@/lib/kernel";
import type { Configuration } from "../configuration";
import type { Incidences } from "../model";
import { holderCount } from "./incidences";
import { pairScorer } from "./pair-score";
import { familyOfStrand, strandCount, totalNats } from "./strands";

/** Nats that other families must give before a pair counts as agreeing: odds of 20 to 1. */
const agreement = Math.log(20);
const baselinePairs = 20_000;

/**
 * Values whose holders the *other* families leave unlinked: carrier NAT, VPN exits, public prompts, SDK defaults.
 * The share of holder pairs that other families join is compared with that of random pairs; below `hubLift` times the
 * chance share the value is a hub. The windows of one value are judged together: an address is a hub, not an address on
 * a day. Values with few holders cannot be tested this way and stay as they are: the rule of two families holds for them.
 * @param known 1 for values that are not asked about: what they are is known
 * @returns 1 for each value that is a hub
 */
export function learnHubs(
  table: Incidences,
  weights: Float64Array,
  config: Configuration,
  known?: Uint8Array,
): Uint8Array {
  const agree = agreementWithout(table, weights, config);
  const baseline = chanceAgreement(table, agree, config);
  const hubs = new Uint8Array(table.count);
  const leastPairs = (config.hubMinimumHolders * (config.hubMinimumHolders - 1)) / 2;
  for (let first = 0, end = 0; first < table.count; first = end) {
    end = first + 1;
    while (end < table.count && table.id[end] === table.id[first] && table.kind[end] === table.kind[first]) end++;
    if (known?.subarray(first, end).includes(1) || pairsOf(table, first, end) < leastPairs) continue;
    const strand = table.strand[first] ?? 0;
    const chance = baseline[strand] ?? 0;
    // One pair's worth of chance keeps a few lucky draws from looking like agreement.
    const needed = config.hubLift * Math.max(chance, 1 / baselinePairs) * (config.hubPairs + 1) - chance;
    if (!agreesOften(table, first, end, needed, agree, config)) hubs.fill(1, first, end);
  }
  return hubs;
}

/** The weights of the second pass: a hub is worth at most `hubNats`. */
export function weightsWithHubs(weights: Float64Array, hubs: Uint8Array, config: Configuration): Float64Array {
  return weights.map((weight, v) => (hubs[v] === 1 ? Math.min(weight, config.hubNats) : weight));
}

interface Agreement {
  /** Do the families other than a strand's own join this pair? */
  without(a: number, b: number, strand: number): boolean;
  /** The same for every strand: 1 where they do, in a buffer that the next call overwrites. */
  each(a: number, b: number): Uint8Array;
}

function agreementWithout(table: Incidences, weights: Float64Array, config: Configuration): Agreement {
  const scorer = pairScorer(table, weights, config);
  const families = Array.from({ length: strandCount }, (_, s) => familyOfStrand(s));
  const rest = new Float64Array(strandCount);
  const agrees = new Uint8Array(strandCount);
  const joins = (byStrand: Float64Array, strand: number): boolean => {
    for (let s = 0; s < strandCount; s++) rest[s] = families[s] === families[strand] ? 0 : (byStrand[s] ?? 0);
    return totalNats(rest, config) >= agreement;
  };
  return {
    without: (a, b, strand) => joins(scorer.byStrand(a, b), strand),
    each: (a, b) => {
      const byStrand = scorer.byStrand(a, b);
      const any = totalNats(byStrand, config) >= agreement;
      for (let s = 0; s < strandCount; s++) agrees[s] = any && joins(byStrand, s) ? 1 : 0;
      return agrees;
    },
  };
}

function chanceAgreement(table: Incidences, agree: Agreement, config: Configuration): Float64Array {
  const random = seededRandom(config.seed);
  const chance = new Float64Array(strandCount);
  if (table.accounts < 2) return chance;
  for (let i = 0; i < baselinePairs; i++) {
    const a = random.integer(table.accounts);
    const b = random.integer(table.accounts);
    if (a === b) continue;
    const agrees = agree.each(a, b);
    for (let s = 0; s < strandCount; s++) chance[s] = (chance[s] ?? 0) + (agrees[s] ?? 0) / baselinePairs;
  }
  return chance;
}

function pairsOf(table: Incidences, first: number, end: number): number {
  let pairs = 0;
  for (let v = first; v < end; v++) pairs += (holderCount(table, v) * (holderCount(table, v) - 1)) / 2;
  return pairs;
}

/** Draws pairs of holders until as many as needed agree, or until all draws are spent. */
function agreesOften(
  table: Incidences,
  first: number,
  end: number,
  needed: number,
  agree: Agreement,
  config: Configuration,
): boolean {
  const strand = table.strand[first] ?? 0;
  const random = seededRandom(`${config.seed}/${table.id[first] ?? ""}`);
  let hits = 0;
  for (let i = 0; i < config.hubPairs && hits < needed; i++) {
    const value = first + random.integer(end - first);
    const start = table.valueStart[value] ?? 0;
    const count = holderCount(table, value);
    const a = table.holders[start + random.integer(count)] ?? 0;
    const b = table.holders[start + random.integer(count)] ?? 0;
    if (a !== b && agree.without(a, b, strand)) hits++;
  }
  return hits >= needed;
}
