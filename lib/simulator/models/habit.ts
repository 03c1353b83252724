import type { Random } from "@/lib/kernel";
import type { ModelLine } from "./releases";

/** Which model an account asks for at a moment. */
export interface ModelHabit {
  choose(at: number, random: Random): string;
}

/** Uses one model, tries the new one at some time after its release, and then keeps to it for a share of requests. */
export class SettledHabit implements ModelHabit {
  constructor(
    private readonly line: ModelLine,
    private readonly usual: string,
    private readonly movesAt: number,
    private readonly newShare: number,
  ) {}

  choose(at: number, random: Random): string {
    if (at >= this.movesAt && random.next() < this.newShare) return this.line.arrival.model;
    if (this.usual === this.line.old && at >= this.line.oldUntil) return this.line.small;
    return random.next() < 0.92 ? this.usual : this.usual === this.line.large ? this.line.small : this.line.large;
  }
}

/** Pinned in code: one model until it is taken away. */
export class PinnedHabit implements ModelHabit {
  constructor(
    private readonly line: ModelLine,
    private readonly model: string,
  ) {}

  choose(at: number): string {
    return this.model === this.line.old && at >= this.line.oldUntil ? this.line.large : this.model;
  }
}

/** Keeps to the large model, then moves a share of all requests to the new one within hours of its release. */
export class PivotHabit implements ModelHabit {
  constructor(
    private readonly line: ModelLine,
    private readonly movesAt: number,
    private readonly share: number,
  ) {}

  choose(at: number, random: Random): string {
    return at >= this.movesAt && random.next() < this.share ? this.line.arrival.model : this.line.large;
  }
}
