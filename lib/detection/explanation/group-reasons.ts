import type { Reason } from "../clusters/profile";

/** A value over all its windows, as it counts for one member. */
export interface MemberReason {
  key: string;
  /** Those of its windows that count, each with what it says alone. */
  windows: Reason[];
  /** The most that one of its windows says alone. */
  weight: number;
  /** What its windows add. */
  nats: number;
}

/**
 * What the evidence of each member of a group rests on, by account index. Some dozens of reasons a member are in columns, as plain arrays
 * of numbers: each as an object of its own would take five times as much. They are made when they are asked for.
 */
export class GroupReasons implements Iterable<[account: number, reasons: MemberReason[]]> {
  /** Nats that members have from their own home alone, of those that have one. */
  readonly home = new Map<number, number>();
  readonly #members = new Map<number, number>();
  readonly #names: string[] = [];
  /** Where the reasons of each member end, and where the windows of each reason do. */
  readonly #ends: number[] = [];
  readonly #windowEnds: number[] = [];
  readonly #keys: number[] = [];
  readonly #weights: number[] = [];
  readonly #nats: number[] = [];
  readonly #windowValues: number[] = [];
  readonly #windowNats: number[] = [];

  readonly #places = new Map<string, number>();

  constructor(members: Iterable<readonly [account: number, reasons: readonly MemberReason[]]> = []) {
    this.add(members);
  }

  add(members: Iterable<readonly [account: number, reasons: readonly MemberReason[]]>): void {
    const places = this.#places;
    for (const [account, reasons] of members) {
      this.#members.set(account, this.#ends.length);
      for (const { key, windows, weight, nats } of reasons) {
        const place = places.get(key) ?? this.#names.push(key) - 1;
        places.set(key, place);
        this.#keys.push(place);
        this.#weights.push(weight);
        this.#nats.push(nats);
        for (const window of windows) {
          this.#windowValues.push(window.value);
          this.#windowNats.push(window.nats);
        }
        this.#windowEnds.push(this.#windowValues.length);
      }
      this.#ends.push(this.#keys.length);
    }
  }

  has(account: number): boolean {
    return this.#members.has(account);
  }

  /** In the order in which they were given; none for an account that is no member. */
  of(account: number): MemberReason[] {
    const place = this.#members.get(account);
    if (place === undefined) return [];
    const reasons: MemberReason[] = [];
    for (let i = place === 0 ? 0 : (this.#ends[place - 1] ?? 0); i < (this.#ends[place] ?? 0); i++) {
      reasons.push({
        key: this.#names[this.#keys[i] ?? 0] ?? "",
        windows: this.#windowsOf(i),
        weight: this.#weights[i] ?? 0,
        nats: this.#nats[i] ?? 0,
      });
    }
    return reasons;
  }

  *[Symbol.iterator](): Generator<[account: number, reasons: MemberReason[]]> {
    for (const account of this.#members.keys()) yield [account, this.of(account)];
  }

  #windowsOf(reason: number): Reason[] {
    const windows: Reason[] = [];
    const end = this.#windowEnds[reason] ?? 0;
    for (let i = reason === 0 ? 0 : (this.#windowEnds[reason - 1] ?? 0); i < end; i++) {
      windows.push({ value: this.#windowValues[i] ?? 0, nats: this.#windowNats[i] ?? 0 });
    }
    return windows;
  }
}
