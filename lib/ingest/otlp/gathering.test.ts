import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { Gathering } from "./gathering";
import { Intake } from "./intake";
import { rejectsByRequest } from "./take-lines";

/** Work whose rounds end when the test says so. */
function held(most = 1_000, pace = 0) {
  const rounds: number[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const gathering = new Gathering<number, string>({
    size: (item) => item,
    most,
    pace,
    run: (items) =>
      new Promise((resolve, reject) => {
        rounds.push(items);
        ends.push((error) => (error ? reject(error) : resolve(items.map((item) => `took ${item}`))));
      }),
  });
  const round = async (n: number) => {
    await expect.poll(() => rounds[n - 1], { timeout: 20_000 }).toBeDefined();
    return rounds[n - 1];
  };
  return { gathering, round, end: (n: number, error?: Error) => ends[n - 1]?.(error) };
}

it("does the first at once, and together what came meanwhile", async () => {
  const { gathering, round, end } = held();
  const first = gathering.add(1);
  expect(await round(1)).toEqual([1]);
  const rest = [2, 3, 4].map((item) => gathering.add(item));
  expect(gathering.waiting).toBe(9);
  end(1);
  expect(await first).toBe("took 1");
  expect(await round(2)).toEqual([2, 3, 4]);
  expect(gathering.waiting).toBe(0);
  end(2);
  expect(await Promise.all(rest)).toEqual(["took 2", "took 3", "took 4"]);
});

it("fills a round until it is full, and takes the rest in the next", async () => {
  const { gathering, round, end } = held(5);
  const all = [3, 3, 3, 9].map((item) => gathering.add(item));
  expect(await round(1)).toEqual([3, 3]);
  end(1);
  expect(await round(2)).toEqual([3, 9]);
  end(2);
  expect(await Promise.all(all)).toHaveLength(4);
});

it("tells all of a round of its failure, and goes on", async () => {
  const { gathering, round, end } = held();
  const failing = [1, 2].map((item) => gathering.add(item).catch((error: Error) => error.message));
  await round(1);
  const after = gathering.add(3);
  end(1, new Error("away"));
  expect(await Promise.all(failing)).toEqual(["away", "away"]);
  await round(2);
  end(2);
  expect(await after).toBe("took 3");
});

it("keeps its pace while more is waiting", async () => {
  const { gathering, round, end } = held(1_000, 2_000);
  void gathering.add(1);
  await round(1);
  void gathering.add(2);
  end(1);
  await sleep(20);
  void gathering.add(3);
  expect(await round(2)).toEqual([2, 3]);
  end(2);
});

it("deals rejects out to the requests that their lines came from", async () => {
  const reject = (line: number, field: string, reason: string) => ({ line, field, reason });
  async function* rejects() {
    yield reject(2, "model", "is missing");
    yield reject(3, "ts", "is before 2015");
    yield reject(4, "model", "is missing");
    yield reject(6, "", "is longer than 8 MB");
  }
  const requests = [{ count: 1 }, { count: 3 }, { count: 1 }, { count: 1 }];
  expect(await rejectsByRequest(requests, rejects())).toEqual([
    { count: 0, reasons: [] },
    {
      count: 3,
      reasons: [
        { field: "model", reason: "is missing", count: 2 },
        { field: "ts", reason: "is before 2015", count: 1 },
      ],
    },
    { count: 0, reasons: [] },
    { count: 1, reasons: [{ field: "", reason: "is longer than 8 MB", count: 1 }] },
  ]);
});

it("holds no more than it may, and lets go of all of it", async () => {
  const intake = new Intake(10, 15);
  async function* body(...sizes: number[]) {
    for (const size of sizes) yield new Uint8Array(size);
  }
  const length = async (bytes: Buffer) => bytes.length;
  await expect(intake.hold(body(6, 6), "identity", length)).rejects.toMatchObject({ code: "too_large" });
  await intake.hold(body(5, 5), "identity", async () => {
    expect(intake.held).toBe(10);
    await expect(intake.hold(body(6), "identity", length)).rejects.toMatchObject({ code: "unavailable" });
    expect(await intake.hold(body(5), "identity", length)).toBe(5);
  });
  expect(intake.held).toBe(0);
});
