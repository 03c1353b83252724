import type { Random } from "@/lib/kernel";
import { binomial } from "../sampling";
import type { Residents } from "./residents";

// A moment of a day (below 2^27 ms) and an account in one sortable number, exact below 2^53.
const places = 2 ** 26;

/** The exchanges of one day in order of time, as numbers that {@link accountOf} and {@link timeOf} read. */
export class DayPlan {
  private keys = new Float64Array(1 << 16);
  private length = 0;

  /** Draws how many exchanges every account makes on the day, and when; takes them off what is left. */
  draw(residents: Residents, day: number, random: Random): Float64Array {
    this.length = 0;
    const { list, remaining } = residents;
    for (let i = 0; i < list.length; i++) {
      const left = remaining[i] ?? 0;
      if (left === 0) continue;
      const resident = list[i];
      if (!resident || day < resident.firstDay || day > resident.lastDay) continue;
      const share = resident.rhythm.share(day, resident.lastDay);
      const count = resident.isEven
        ? Math.min(left, Math.floor(left * share + random.next()))
        : binomial(random, left, share);
      if (count === 0) continue;
      remaining[i] = left - count;
      resident.rhythm.place(count, resident.slot, random, (ms) => this.add(ms * places + i));
    }
    return this.keys.subarray(0, this.length).sort();
  }

  private add(key: number): void {
    if (this.length === this.keys.length) {
      const larger = new Float64Array(this.keys.length * 2);
      larger.set(this.keys);
      this.keys = larger;
    }
    this.keys[this.length++] = key;
  }
}

export const accountOf = (key: number): number => key % places;
export const timeOf = (key: number): number => Math.floor(key / places);
