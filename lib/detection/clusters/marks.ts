import type { ValueKind } from "../contract";
import { isOperatorStrand } from "../links/strands";
import { withProfile } from "./profile";
import type { RefineInput } from "./refine";

/** Kinds of which an operator keeps several at once: a public tool brings one of each. */
const wrapperKinds: ReadonlySet<ValueKind> = new Set(["system_prompt", "prefix", "suffix", "tool_schema"]);
/** Wrappers of one kind that two sets have in common before they are compared. */
const portfolio = 3;
/** A mark of more sets than this says nothing about any two of them. */
const mostSetsOfMark = 24;

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

/** Which sets carry which marks. */
export class MarkIndex {
  readonly #owners = new Map<number, Set<number>>();

  add(id: number, marks: readonly Mark[]): void {
    for (const { value } of marks) {
      const known = this.#owners.get(value);
      if (known) known.add(id);
      else this.#owners.set(value, new Set([id]));
    }
  }

  remove(id: number, marks: readonly Mark[]): void {
    for (const { value } of marks) this.#owners.get(value)?.delete(id);
  }

  /** Sets that share a value about who runs the accounts, or a portfolio of wrappers, with these marks; ascending. */
  near(id: number, marks: readonly Mark[]): number[] {
    const found = new Set<number>();
    const shared = new Map<string, number>();
    for (const { value, wrapper } of marks) {
      const owners = this.#owners.get(value);
      if (!owners || owners.size > mostSetsOfMark) continue;
      for (const other of owners) {
        const key = `${wrapper}/${other}`;
        const count = (shared.get(key) ?? 0) + 1;
        shared.set(key, count);
        if (wrapper === undefined || count >= portfolio) found.add(other);
      }
    }
    found.delete(id);
    return [...found].sort((x, y) => x - y);
  }
}
