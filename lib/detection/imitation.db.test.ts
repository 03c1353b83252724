import { describe, expect, it } from "vitest";
import { newId } from "@/lib/kernel";
import { qualityPreset } from "@/lib/simulator";
import { defaultConfiguration } from "./configuration";
import { PhaseClock } from "./phases";
import { findCampaigns } from "./pipeline";
import { simulatedWorld, storeOf } from "./testing/world";

/** A world with one operator who copies a firm's prompts, client, mail shape and gateways, and one who copies nobody. */
function imitation(seed: number) {
  const plan = qualityPreset({ accounts: 1000, exchanges: 20_000, days: 14, seed, start: "2026-01-12" });
  const [another] = plan.campaigns.filter(({ kind }) => kind === "hydra");
  return {
    ...plan,
    campaigns: [...plan.campaigns.filter(({ kind }) => kind === "mimic"), ...(another ? [another] : [])],
  };
}

async function foundIn(seed: number) {
  const world = await simulatedWorld(imitation(seed));
  const store = await storeOf(world);
  try {
    const run = { store, runId: newId(), config: defaultConfiguration, clock: new PhaseClock() };
    const { assessed, ids } = await findCampaigns(run);
    const core = assessed
      .filter(({ verdict }) => verdict === "distillation")
      .flatMap(({ members }) => members.filter(({ tier }) => tier === "core"));
    return { world, flagged: new Set(core.map(({ account }) => ids[account] ?? "")) };
  } finally {
    await store.drop();
  }
}

describe("a firm that an operator copies", () => {
  it.each([5002, 5004, 5006])(
    "is not core of what the operator does (seed %i)",
    async (seed) => {
      const { world, flagged } = await foundIn(seed);
      const firm = world.labels.filter(({ confounder }) => confounder === "copied_organisation");
      expect([firm.length > 10, flagged.size > 0]).toEqual([true, true]);
      expect(firm.filter(({ account }) => flagged.has(account))).toEqual([]);
      const innocents = world.labels.filter(({ campaign }) => campaign === null);
      expect(innocents.filter(({ account }) => flagged.has(account))).toEqual([]);
    },
    60_000,
  );
});
