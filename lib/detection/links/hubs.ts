import { seededRandom } from "@/lib/kernel";
import type { Configuration } from "../configuration";
import { families } from "../contract";
import type { Incidences } from "../model";
import { holderCount } from "./incidences";
import { pairScorer } from "./pair-score";

/** Nats that other families must give before a pair counts as agreeing: odds of 20 to 1. */
const agreement = Math.log(20);
const baselinePairs = 20_000;

/**
 * Values whose holders the *other* families leave unlinked: carrier NAT, VPN exits, public prompts, SDK defaults.
 * The share of holder pairs that other families join is compared with that of random pairs; below `hubLift` times the
 * chance share the value is a hub. Values with few holders cannot be tested this way and stay as they are: the rule of
 * two families holds for them.
 * @returns 1 for each value that is a hub
 */
export function learnHubs(table: Incidences, weights: Float64Array, config: Configuration): Uint8Array {
  const agree = agreementWithout(table, weights, config);
  const baseline = chanceAgreement(table, agree, config);
  const hubs = new Uint8Array(table.count);
  for (let v = 0; v < table.count; v++) {
    const holders = holderCount(table, v);
    if (holders < config.hubMinimumHolders || (weights[v] ?? 0) <= config.hubNats) continue;
    const family = table.family[v] ?? 0;
    const { hits, pairs } = sampleHolders(table, v, agree, config);
    const chance = baseline[family] ?? 0;
    // One pair's worth of chance keeps a few lucky draws from looking like agreement.
    const share = (hits + chance) / (pairs + 1);
    if (share < config.hubLift * Math.max(chance, 1 / baselinePairs)) hubs[v] = 1;
  }
  return hubs;
}

/** The weights of the second pass: a hub is worth at most `hubNats`. */
export function weightsWithHubs(weights: Float64Array, hubs: Uint8Array, config: Configuration): Float64Array {
  return weights.map((weight, v) => (hubs[v] === 1 ? Math.min(weight, config.hubNats) : weight));
}

/** By family: do the other families join this pair? The buffer is overwritten by the next call. */
type Agreement = (a: number, b: number) => Uint8Array;

function agreementWithout(table: Incidences, weights: Float64Array, config: Configuration): Agreement {
  const scorer = pairScorer(table, weights, config);
  const agrees = new Uint8Array(families.length);
  return (a, b) => {
    const byFamily = scorer.byFamily(a, b);
    const total = byFamily.reduce((sum, nats) => sum + nats, 0);
    for (let f = 0; f < agrees.length; f++) agrees[f] = total - (byFamily[f] ?? 0) >= agreement ? 1 : 0;
    return agrees;
  };
}

function chanceAgreement(table: Incidences, agree: Agreement, config: Configuration): Float64Array {
  const random = seededRandom(config.seed);
  const chance = new Float64Array(families.length);
  if (table.accounts < 2) return chance;
  for (let i = 0; i < baselinePairs; i++) {
    const a = random.integer(table.accounts);
    const b = random.integer(table.accounts);
    if (a === b) continue;
    agree(a, b).forEach((yes, f) => {
      chance[f] = (chance[f] ?? 0) + yes / baselinePairs;
    });
  }
  return chance;
}

function sampleHolders(table: Incidences, value: number, agree: Agreement, config: Configuration) {
  const start = table.valueStart[value] ?? 0;
  const count = holderCount(table, value);
  const family = table.family[value] ?? 0;
  const random = seededRandom(`${config.seed}/${table.id[value] ?? ""}/${table.slot[value] ?? 0}`);
  let hits = 0;
  let pairs = 0;
  for (let i = 0; i < config.hubPairs; i++) {
    const a = table.holders[start + random.integer(count)] ?? 0;
    const b = table.holders[start + random.integer(count)] ?? 0;
    if (a === b) continue;
    pairs++;
    hits += agree(a, b)[family] ?? 0;
  }
  return { hits, pairs };
}
