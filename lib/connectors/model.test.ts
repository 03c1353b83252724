import fc from "fast-check";
import { expect, test } from "vitest";
import { hour, second } from "@/lib/kernel";
import { type Found, firstAttemptAt, isDue, type Known, mostAttempts, nextAttemptAt, reconcile } from "./model";

const settle = 10;

type Event = { type: "write" | "remove" | "corrupt"; path: string } | { type: "pass"; seconds: number };

const path = fc.constantFrom("a", "b/c", "d");
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ type: fc.constantFrom("write" as const, "remove" as const, "corrupt" as const), path }),
  fc.record({ type: fc.constant("pass" as const), seconds: fc.integer({ min: 1, max: 30 }) }),
);

/** A place, what is remembered of it, and every version that was taken, in order. */
class Bench {
  at = 0;
  readonly there = new Map<string, Found & { writtenAt: number; bad: boolean }>();
  known: Known[] = [];
  readonly taken: string[] = [];
  readonly settled = new Map<string, number>();

  apply(event: Event): void {
    if (event.type === "pass") this.at += event.seconds * second;
    else if (event.type === "remove") this.there.delete(event.path);
    else this.write(event.path, event.type === "corrupt");
  }

  write(path: string, bad: boolean): void {
    const version = `v${this.at}-${this.there.get(path)?.version ?? ""}`.slice(0, 64);
    this.there.set(path, { path, version, size: 1, modifiedAt: new Date(this.at), writtenAt: this.at, bad });
  }

  poll(): void {
    const now = new Date(this.at);
    const { added, gone } = reconcile([...this.there.values()], this.known);
    this.known = this.known.filter((file) => !gone.includes(file));
    for (const { path, version } of added) {
      const due = firstAttemptAt(now, settle);
      this.known.push({ path, version, status: "waiting", attempts: 0, nextAttemptAt: due });
    }
  }

  take(): void {
    const now = new Date(this.at);
    for (const file of this.known.filter((one) => isDue(one, now))) {
      const present = this.there.get(file.path);
      file.attempts += 1;
      if (present?.version !== file.version || present.bad) {
        file.status = "failed";
        file.nextAttemptAt = nextAttemptAt(file.attempts, now, false);
      } else {
        expect(this.at - present.writtenAt).toBeGreaterThanOrEqual(settle * second);
        file.status = "taken";
        file.nextAttemptAt = null;
        this.taken.push(`${file.path}@${file.version}`);
      }
    }
  }
}

test("whatever happens to the files, each that stays is taken once, none while it is written, and bad ones stop nobody", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const bench = new Bench();
      for (const one of events) {
        bench.apply(one);
        bench.poll();
        bench.take();
      }
      bench.poll();
      bench.at += settle * second;
      bench.poll();
      bench.take();
      expect(new Set(bench.taken).size).toBe(bench.taken.length);
      for (const { path, version, bad } of bench.there.values()) {
        expect(bench.taken.includes(`${path}@${version}`)).toBe(!bad);
        expect(bench.known.some((file) => file.path === path && file.version === version)).toBe(true);
      }
      expect(bench.known.filter(({ status, path }) => status !== "taken" && !bench.there.has(path))).toEqual([]);
    }),
  );
});

test("a file that cannot be read is tried less and less, and then left to people; what may pass is tried for ever", () => {
  const now = new Date(0);
  const pauses = Array.from({ length: mostAttempts - 1 }, (_, n) => nextAttemptAt(n + 1, now, false)?.getTime() ?? 0);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.slice(0, 3)).toEqual([30 * second, 60 * second, 120 * second]);
  expect(pauses.at(-1)).toBe(6 * hour);
  expect(nextAttemptAt(mostAttempts, now, false)).toBeNull();
  expect(nextAttemptAt(1000, now, true)?.getTime()).toBe(6 * hour);
});
