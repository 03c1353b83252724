import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { hour } from "@/lib/kernel";
import { cutWorld, momentsOf } from "./slices";
import { type TrueCampaign, type Warning, warningOf } from "./warning";
import { summariesOf, summaryTable } from "./warning-tables";

const campaign: TrueCampaign = {
  seed: 1,
  id: "one",
  kind: "hydra",
  difficulty: "easy",
  accounts: ["a", "b", "c"],
  began: 10.5 * hour,
  extraction: [
    { at: 10 * hour, exchanges: 1 },
    { at: 11 * hour, exchanges: 2 },
    { at: 24 * hour, exchanges: 7 },
  ],
};
const look = (hours: number, ...flagged: string[]) => ({ at: hours * hour, flagged: new Set(flagged) });

describe("a warning", () => {
  it("is the first look that flags an account of the campaign, whoever else it flags", () => {
    const looks = [look(12, "innocent"), look(24, "b"), look(36, "a", "b")];
    expect(warningOf(campaign, looks)).toMatchObject({ hours: 13.5, taken: 0.3, takenAtHalf: 1 });
  });

  it("costs nothing before the extraction, and everything when it never comes", () => {
    expect(warningOf(campaign, [look(5, "a", "b")])).toMatchObject({ hours: 0, taken: 0, takenAtHalf: 0 });
    expect(warningOf(campaign, [look(12), look(24)])).toMatchObject({ hours: Number.POSITIVE_INFINITY, taken: 1 });
  });

  it("is summed up by medians in which the missed count as lost", () => {
    const of = (difficulty: string, hours: number, taken: number): Warning => ({
      ...warningOf({ ...campaign, difficulty }, []),
      hours,
      taken,
    });
    const never = Number.POSITIVE_INFINITY;
    const rows = summariesOf([of("easy", 10, 0.2), of("easy", never, 1), of("easy", 20, 0.4), of("hard", never, 1)]);
    expect(rows[0]).toMatchObject({ difficulty: "easy", campaigns: 3, flagged: 2, hours: 20, taken: 0.4 });
    expect(summaryTable(rows)[2]).toMatch(/^hard +1 +0 +never +1\.00 +1\.00$/);
  });
});

describe("cutting a world", () => {
  it("looks at every step and at the end, however short the last one is", () => {
    const began = Date.parse("2026-01-12");
    const moments = momentsOf({ start: "2026-01-12", days: 2 }, 20);
    expect(moments.map((at) => (at - began) / hour)).toEqual([20, 40, 48]);
  });

  it("gives every slice what became known in it, and nothing of what came later", async () => {
    const dir = mkdtempSync(path.join(tmpdir(), "slices-"));
    const file = (name: string) => path.join(dir, name);
    const write = (name: string, lines: object[]) =>
      writeFileSync(file(name), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    try {
      const at = ["2026-01-12T03:00:00.000Z", "2026-01-12T19:59:59.999Z", "2026-01-12T20:00:00.000Z"];
      const traffic = at.map((ts, i) => `${JSON.stringify({ exchange_id: i, ts })}\n`).join("");
      writeFileSync(file("exchanges"), gzipSync(traffic));
      write("accounts", [{ created_at: "2024-01-01T00:00:00Z" }, { created_at: "2026-01-13T21:00:00Z" }]);
      write("releases", []);
      const none = { labels: "", campaigns: "", traits: "", extraction: "" };
      const files = { exchanges: file("exchanges"), accounts: file("accounts"), releases: file("releases"), ...none };
      const slices = await cutWorld(files, momentsOf({ start: "2026-01-12", days: 2 }, 20), dir);
      const counts = (of: (slice: (typeof slices)[number]) => string | undefined) =>
        slices.map((slice) =>
          of(slice)
            ? readFileSync(of(slice) ?? "", "utf8")
                .trimEnd()
                .split("\n").length
            : 0,
        );
      expect(counts(({ exchanges }) => exchanges)).toEqual([2, 1, 0]);
      expect(counts(({ accounts }) => accounts)).toEqual([1, 0, 1]);
      expect(counts(({ releases }) => releases)).toEqual([0, 0, 0]);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
