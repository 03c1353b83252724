import path from "node:path";
import { exportVerdicts } from "@/lib/detection";
import { simulateWorld, type WorldSize, worldPreset } from "@/lib/simulator";
import { type Installation, type Say, withInstallation } from "../installation";
import { loadWorld } from "../load";
import { type BenchOptions, sizeOf } from "../options";
import type { Report } from "../report";
import { detectApart, type Measured, type Scope } from "./detect-apart";
import { withLastDay, withoutLastDay } from "./last-day";
import { type Outcome, outcomesOf } from "./outcome";
import { type Use, withUse } from "./process-use";
import { seriesUpTo } from "./series";
import { tablesOf } from "./tables";
import { type Answers, withWeb } from "./web-answers";

interface MeasuredRun extends Measured, Use {
  answers: Answers | undefined;
}

/** One size, measured: a run over all days but the last. */
export interface Sized extends MeasuredRun {
  accounts: number;
  exchanges: number;
  /** A run over what moved on the last day. */
  oneDay: MeasuredRun;
}

/** A campaign's share of all accounts: 25,000 of a million, each with 26 exchanges on each of ten days. */
const campaignShare = 0.025;

/**
 * What detection costs by size, on worlds of one kind: innocents with heavy-tailed volumes, one very large campaign, three smaller ones
 * and two relays. The largest one is also asked what was found.
 */
export async function measureDetection(options: BenchOptions, say: Say): Promise<Report> {
  const largest = sizeOf(options, "detection");
  const sizes = options.only ? [largest.exchanges] : seriesUpTo(largest.exchanges);
  const measured: Sized[] = [];
  let outcomes: Outcome[] = [];
  for (const exchanges of sizes) {
    const isLargest = exchanges === largest.exchanges;
    const accounts = Math.round((largest.accounts * exchanges) / largest.exchanges);
    const kept = isLargest ? options.data : undefined;
    const measure = async ({ dataDir, context }: Installation) => {
      const labels = path.join(dataDir, "world", "labels.ndjson");
      if (kept === undefined) await load({ ...largest, accounts, exchanges }, dataDir, context, say);
      await withoutLastDay(context().warehouse);
      const everything = await measureRun(dataDir, say, "everything");
      await withLastDay(context().warehouse);
      const oneDay = await measureRun(dataDir, say, "moved");
      measured.push({ accounts, exchanges, ...everything, oneDay });
      if (isLargest) outcomes = await outcomesOf(labels, exportVerdicts(context()));
    };
    await withInstallation(options.keep, say, measure, kept);
  }
  return { lines: tablesOf(measured, outcomes), result: { measured, outcomes } };
}

async function load(size: WorldSize, dataDir: string, context: Installation["context"], say: Say): Promise<void> {
  const campaignAccounts = Math.round(size.accounts * campaignShare);
  const out = path.join(dataDir, "world");
  const { files, seconds, accounts, exchanges } = await simulateWorld({
    ...worldPreset({ ...size, campaignAccounts }),
    out,
  });
  say(`a world of ${accounts} accounts and ${exchanges} exchanges in ${seconds.toFixed(0)} s`);
  const began = performance.now();
  await loadWorld({ context, files });
  say(`taken in, with roll-ups, in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
}

async function measureRun(dataDir: string, say: Say, scope: Scope): Promise<MeasuredRun> {
  const { result, use } = await withUse(() => withWeb(dataDir, say, () => detectApart(say, scope)));
  say(`detection over ${scope === "moved" ? "what moved" : scope}: ${result.result.seconds.toFixed(1)} s`);
  return { ...result.result, answers: result.answers, ...use };
}
