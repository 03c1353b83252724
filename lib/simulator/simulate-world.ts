import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { invalidInput } from "@/lib/kernel";
import { campaignGroups } from "./campaigns/kinds";
import type { CampaignParameters } from "./campaigns/parameters";
import { type WorldPlan, WorldSize } from "./contract";
import { settle, usualKinds, variedKinds } from "./innocents/settle";
import { buildWorld } from "./world";
import { extractionLines } from "./writing/extraction-lines";
import { releaseLines } from "./writing/release-lines";
import { Tallies } from "./writing/tallies";
import { textSink } from "./writing/text-sink";
import { writeAccounts } from "./writing/write-accounts";
import { type WritingProgress, writeExchanges } from "./writing/write-exchanges";
import { writeLabels } from "./writing/write-labels";
import { writeTraits } from "./writing/write-traits";

export interface SimulationFiles {
  exchanges: string;
  accounts: string;
  releases: string;
  labels: string;
  campaigns: string;
  traits: string;
  extraction: string;
}

export interface Simulation {
  files: SimulationFiles;
  accounts: number;
  exchanges: number;
  campaigns: number;
  seconds: number;
}

export interface SimulationOptions {
  /** Directory that receives the files; made when missing. */
  out: string;
  onProgress?: (progress: WritingProgress) => void;
}

/**
 * Writes a labelled world: the provider's data (`exchanges.ndjson.gz`, `accounts.ndjson`, `releases.ndjson`, canonical
 * input format) and, apart from it, the truth (`labels.ndjson`, `campaigns.json`, `traits.ndjson`, `extraction.ndjson`). The
 * same plan gives the same bytes.
 * Throws `invalid_input` when the plan cannot be met, e.g. when the campaigns need more accounts than the world has.
 */
export async function simulateWorld(plan: WorldPlan & SimulationOptions): Promise<Simulation> {
  const began = performance.now();
  const size = checked(plan);
  const world = buildWorld(size.seed, new Date(size.start), size.days);
  const campaigns = plan.campaigns.flatMap((one) => campaignGroups(world, one));
  const rest = (key: "accounts" | "exchanges") => size[key] - sum(plan.campaigns, key);
  const kinds = plan.innocents === "varied" ? variedKinds : usualKinds;
  const innocents = { accounts: rest("accounts"), exchanges: rest("exchanges"), spreads: plan.spreads };
  const groups = [...settle(world, kinds, innocents), ...campaigns];
  await mkdir(plan.out, { recursive: true });
  const files = filesIn(plan.out);
  const residents = await writeAccounts(groups, textSink(files.accounts, false), world.random.fork("order"));
  await writeFile(files.releases, releaseLines(world.models.releases));
  const tallies = new Tallies(world.models.arrival);
  const report = plan.onProgress ?? (() => undefined);
  const exchanges = await writeExchanges(world, residents, tallies, textSink(files.exchanges, true), report);
  await writeLabels(residents, textSink(files.labels, false));
  await writeTraits(residents, textSink(files.traits, false));
  await writeFile(files.extraction, extractionLines(tallies));
  const truth = plan.campaigns.map((one) => ({ ...one, measured: tallies.byCampaign.get(one.id) ?? null }));
  await writeFile(files.campaigns, `${JSON.stringify(truth, null, 1)}\n`);
  const seconds = (performance.now() - began) / 1000;
  return { files, accounts: residents.list.length, exchanges, campaigns: plan.campaigns.length, seconds };
}

const sum = (list: readonly CampaignParameters[], key: "accounts" | "exchanges") =>
  list.reduce((total, one) => total + one[key] + (one.bystanders?.[key] ?? 0), 0);

function checked(plan: WorldPlan): WorldSize {
  const parsed = WorldSize.safeParse(plan);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalidInput(`${issue?.path.join(".")}: ${issue?.message}`, { field: issue?.path.join(".") });
  }
  for (const key of ["accounts", "exchanges"] as const) {
    if (sum(plan.campaigns, key) * 2 > parsed.data[key]) {
      throw invalidInput(`The campaigns would take more than half of all ${key}; ask for more ${key}.`, { field: key });
    }
  }
  return parsed.data;
}

/** Where a world is written in a directory. */
export const filesIn = (out: string): SimulationFiles => ({
  exchanges: join(out, "exchanges.ndjson.gz"),
  accounts: join(out, "accounts.ndjson"),
  releases: join(out, "releases.ndjson"),
  labels: join(out, "labels.ndjson"),
  campaigns: join(out, "campaigns.json"),
  traits: join(out, "traits.ndjson"),
  extraction: join(out, "extraction.ndjson"),
});
