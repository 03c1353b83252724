import { createHash } from "node:crypto";
import { isActive, nameOf, type Rule, type RuleName } from "./rule";
import { fromSnapshotRule, type Snapshot, type SnapshotRule, toSnapshotRule } from "./snapshot";
import type { Position, ReadRule } from "./store";

/** From a snapshot: by whom it was written is not in it. */
const unknown = -1n;

/** Everything that was read, also what has ended since, which deltas tell of. */
export class Followed {
  readonly #rules = new Map<string, ReadRule>();
  /** Whether all of the database was read, not a snapshot alone. */
  isWhole = false;
  /** Rules written by transactions below it are here; moves on only with changes. */
  version = 0n;
  /** Another one whenever any rule is another. */
  etag = '"0"';

  /** Takes what was read; gives what is new or another. */
  take(read: readonly ReadRule[]): Rule[] {
    const changed: Rule[] = [];
    for (const rule of read) {
      const name = nameOf(rule);
      if (this.#rules.get(name)?.changedIn === rule.changedIn) continue;
      this.#rules.set(name, rule);
      const { changedIn: _, ...told } = rule;
      changed.push(told);
    }
    return changed;
  }

  takeSnapshot({ version, rules }: Snapshot): Rule[] {
    this.#moveTo(BigInt(version), version);
    return this.take(rules.map((rule) => ({ ...fromSnapshotRule(rule), changedIn: unknown })));
  }

  /** Lets go of all that a reading of everything did not name; gives their names. */
  keepOnly(names: ReadonlySet<string>): RuleName[] {
    const gone = [...this.#rules].filter(([name]) => !names.has(name));
    for (const [name] of gone) this.#rules.delete(name);
    return gone.map(([, { subject, accountId, part }]) => ({ subject, accountId, part }));
  }

  /** Notes where the reading came to that brought changes. */
  changedAt({ xmin, snapshot }: Position): void {
    this.#moveTo(xmin, snapshot);
  }

  /** What ended by itself between two moments. */
  endedBetween(from: number, to: number): RuleName[] {
    return [...this.#rules.values()].filter(({ expiresAt }) => expiresAt > from && expiresAt <= to);
  }

  /** The rules of a full snapshot, one by one. */
  *active(now: number): Generator<SnapshotRule> {
    for (const rule of this.#rules.values()) if (isActive(rule, now)) yield toSnapshotRule(rule, now);
  }

  /** The rules of a delta; undefined for a version that is not known here, since it is from another history or from the future. */
  since(version: bigint, now: number): SnapshotRule[] | undefined {
    if (!this.isWhole || version > this.version) return undefined;
    const changed = [...this.#rules.values()].filter(({ changedIn }) => changedIn >= version);
    return changed.map((rule) => toSnapshotRule(rule, now));
  }

  #moveTo(version: bigint, content: string): void {
    this.version = version;
    this.etag = `"${version}-${createHash("sha256").update(content).digest("base64url").slice(0, 12)}"`;
  }
}
