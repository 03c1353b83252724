import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type SimulationFiles, simulateWorld } from "../simulate-world";
import type { Tally } from "../writing/tallies";
import { demoPreset } from "./demo";

/** Of the texts, since the bytes of a compressed file depend on the library. */
function hashOf({ exchanges, accounts, releases, labels, campaigns }: SimulationFiles): string {
  const hash = createHash("sha256").update(gunzipSync(readFileSync(exchanges)));
  for (const file of [accounts, releases, labels, campaigns]) hash.update(readFileSync(file));
  return hash.digest("hex");
}

describe("the demo", () => {
  it("draws other campaigns for another seed: names, sizes, cards, wrappers and times", () => {
    const [one, two] = [demoPreset(1), demoPreset(2)];
    for (const [i, campaign] of one.campaigns.entries()) {
      expect(campaign).not.toEqual(two.campaigns[i]);
      expect(campaign.id).not.toBe(two.campaigns[i]?.id);
    }
    expect(demoPreset(1)).toEqual(one);
  });

  it("has three campaigns of rising size and a relay, the same to the byte for ever; the large one moves half its traffic in a day", async () => {
    const out = mkdtempSync(join(tmpdir(), "demo-"));
    try {
      const { files } = await simulateWorld({ ...demoPreset(3), out });
      const truth = JSON.parse(readFileSync(files.campaigns, "utf8")) as { kind: string; measured: Tally | null }[];
      expect(truth.map((one) => one.kind)).toEqual(["hydra", "hydra", "hydra", "relay"]);
      const [small, middle, large] = truth.map((one) => one.measured);
      if (!small || !middle || !large) throw new Error("a campaign left no trace");
      expect(hashOf(files)).toBe("9fe15595667f9c86a199628be6b597cb045f6a353f4ec471d0c7c82110a1354a");
      expect(small.exchanges).toBeLessThan(middle.exchanges);
      expect(middle.exchanges).toBeLessThan(large.exchanges);
      expect(large.dayAfterReleaseOnNew / large.dayAfterRelease).toBeGreaterThan(0.4);
      expect(large.dayAfterReleaseOnNew / large.dayAfterRelease).toBeLessThan(0.6);
      for (const one of [small, middle, large]) expect(one.extraction / one.exchanges).toBeGreaterThan(0.2);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  }, 60_000);
});
