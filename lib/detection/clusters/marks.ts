import type { ValueKind } from "../contract";
import { isOperatorStrand } from "../links/strands";
import { withProfile } from "./profile";
import type { RefineInput } from "./refine";

/** Kinds of which an operator keeps several at once: a public tool brings one of each. */
const wrapperKinds: ReadonlySet<ValueKind> = new Set(["system_prompt", "prefix", "suffix", "tool_schema"]);
/** Wrappers of one kind that two sets have in common before they are compared. */
const portfolio = 3;
/** A mark of more sets than this says nothing about any two of them. */
const mostSetsOfMark = 25;

export interface Mark {
  value: number;
  /** Undefined for a value that says who runs an account: one in common is enough. */
  wrapper: ValueKind | undefined;
}

/** Typical values of a set that make it worth comparing with another one. */
export const marksOf = (set: readonly number[], input: RefineInput): Mark[] =>
  withProfile(set, input, (profile) =>
    profile.values().flatMap(({ value }): Mark[] => {
      if (isOperatorStrand(input.table.strand[value] ?? 0, input.config)) return [{ value, wrapper: undefined }];
      const kind = input.table.kind[value];
      return kind !== undefined && wrapperKinds.has(kind) ? [{ value, wrapper: kind }] : [];
    }),
  );

/** Sets that one is compared with at most, so that the cost of joining grows with the number of sets and not with its square. */
const nearest = 16;
/** What a common value about who runs the accounts counts for, in common wrappers, when the nearest sets are chosen. */
const operatorMark = 3;

/** Which sets carry which marks. */
export class MarkIndex {
  readonly #owners = new Map<number, Set<number>>();
  readonly #marks = new Map<number, readonly Mark[]>();

  add(id: number, marks: readonly Mark[]): void {
    this.#marks.set(id, marks);
    for (const { value } of marks) {
      const known = this.#owners.get(value);
      if (known) known.add(id);
      else this.#owners.set(value, new Set([id]));
    }
  }

  remove(id: number): void {
    for (const { value } of this.#marks.get(id) ?? []) this.#owners.get(value)?.delete(id);
    this.#marks.delete(id);
  }

  /**
   * The sets that have most in common with a set of the index, for the marks they have: of those that share a value about who runs
   * the accounts, or a portfolio of wrappers. Ascending.
   */
  near(id: number): number[] {
    const found = new Set<number>();
    const shared = new Map<string, number>();
    const common = new Map<number, number>();
    for (const { value, wrapper } of this.#marks.get(id) ?? []) {
      const owners = this.#owners.get(value);
      if (!owners || owners.size > mostSetsOfMark) continue;
      for (const other of owners) {
        if (other === id) continue;
        const key = `${wrapper}/${other}`;
        const count = (shared.get(key) ?? 0) + 1;
        shared.set(key, count);
        common.set(other, (common.get(other) ?? 0) + (wrapper === undefined ? operatorMark : 1));
        if (wrapper === undefined || count >= portfolio) found.add(other);
      }
    }
    const closeness = (other: number): number =>
      (common.get(other) ?? 0) / Math.sqrt(Math.max(1, this.#marks.get(other)?.length ?? 0));
    return [...found]
      .sort((x, y) => closeness(y) - closeness(x) || x - y)
      .slice(0, nearest)
      .sort((x, y) => x - y);
  }
}
