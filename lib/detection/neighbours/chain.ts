/** A link between two accounts, by number. */
export interface Edge {
  from: number;
  to: number;
  nats: number;
}

interface Reached {
  /** The weakest link on the way here. */
  bottleneck: number;
  via: number | null;
  /** Links on the way here. */
  steps: number;
}

/** What has been reached from one account, each account by the fewest links and among those by the strongest weakest one. */
export class Side {
  readonly #reached = new Map<number, Reached>();
  #frontier: number[];

  constructor(start: number) {
    this.#reached.set(start, { bottleneck: Number.POSITIVE_INFINITY, via: null, steps: 0 });
    this.#frontier = [start];
  }

  /** Accounts that the latest step reached, the best first. */
  frontier(most: number): number[] {
    return this.#frontier.slice(0, most);
  }

  get accounts(): number[] {
    return [...this.#reached.keys()];
  }

  bottleneck(account: number): number | undefined {
    return this.#reached.get(account)?.bottleneck;
  }

  /** Takes in all links from the frontier to accounts beyond it. */
  step(edges: readonly Edge[]): void {
    const before = new Set(this.#reached.keys());
    const fresh = new Set<number>();
    for (const { from, to, nats } of edges) {
      const origin = this.#reached.get(from);
      if (origin === undefined || before.has(to)) continue;
      const bottleneck = Math.min(origin.bottleneck, nats);
      if (bottleneck <= (this.#reached.get(to)?.bottleneck ?? 0)) continue;
      this.#reached.set(to, { bottleneck, via: from, steps: origin.steps + 1 });
      fresh.add(to);
    }
    const of = (account: number) => this.#reached.get(account)?.bottleneck ?? 0;
    this.#frontier = [...fresh].sort((a, b) => of(b) - of(a) || a - b);
  }

  /** From the start to an account. */
  wayTo(account: number): number[] {
    const way: number[] = [];
    for (let at: number | null = account; at !== null; at = this.#reached.get(at)?.via ?? null) way.unshift(at);
    return way;
  }
}

/** The chain over the best account that both sides have reached; undefined when there is none. */
export function meeting(a: Side, b: Side): number[] | undefined {
  let best: { at: number; bottleneck: number } | undefined;
  for (const at of a.accounts) {
    const other = b.bottleneck(at);
    if (other === undefined) continue;
    const bottleneck = Math.min(other, a.bottleneck(at) ?? 0);
    if (best === undefined || bottleneck > best.bottleneck || (bottleneck === best.bottleneck && at < best.at))
      best = { at, bottleneck };
  }
  return best === undefined ? undefined : [...a.wayTo(best.at), ...b.wayTo(best.at).reverse().slice(1)];
}
