/** A deterministic source of randomness: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One element, uniformly; the list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** Standard normal (Box–Muller). */
  normal(): number;
  /** A copy in random order (Fisher–Yates). */
  shuffle<T>(list: readonly T[]): T[];
  /** An independent stream named by a label. */
  fork(label: string): Random;
}

/** FNV-1a over UTF-16 units: small, stable, not for security. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** mulberry32: 32 bits of state, passes the usual small statistical batteries, ample for simulation and sampling. */
export function seededRandom(seed: number | string): Random {
  let state = typeof seed === "string" ? hash32(seed) : seed >>> 0;
  const origin = state;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError("pick from an empty list");
      return list[integer(list.length)] as (typeof list)[number];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = integer(i + 1);
        [copy[i], copy[j]] = [copy[j] as (typeof copy)[number], copy[i] as (typeof copy)[number]];
      }
      return copy;
    },
    fork: (label) => seededRandom(`${origin}/${label}`),
  };
}
