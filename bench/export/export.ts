import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { makeCampaign } from "@/lib/campaigns/testing";
import type { Context } from "@/lib/command";
import { addPartner, exportBundle, saveAgreement } from "@/lib/indicators";
import { type Say, withInstallation } from "../installation";
import { type Finding, spreadOf } from "../measure";
import type { BenchOptions } from "../options";
import { type Report, tableOf } from "../report";

/** The largest campaign that was ever disclosed. */
const accountsOfLargest = 25_000;
const lookMs = 1_000;
const mebibyte = 2 ** 20;

interface Cost {
  seconds: number;
  /** Most bytes held on to over those before it began: heap and external. */
  bytes: number;
}

interface Seen {
  packed: number[];
  exported: Cost[];
  stringified: Cost[];
  sizes: number[];
}

/** What it costs to share a campaign: through the gate, into the ledger and out as a stream, beside `JSON.stringify` of the same object. */
export function measureExport(options: BenchOptions, say: Say): Promise<Report> {
  const accounts = options.accounts ?? accountsOfLargest;
  return withInstallation(options.keep, say, async ({ context }) => {
    const ctx = context();
    const campaignId = await confirmedCampaign(ctx, accounts);
    say(`a confirmed campaign of ${accounts} accounts is there`);
    const seen: Seen = { packed: [], exported: [], stringified: [], sizes: [] };
    for (let run = 0; run <= options.runs; run++) {
      await exportOnce(ctx, { campaignId, run, counted: run === 0 ? undefined : seen });
      say(run === 0 ? "warmed up" : `run ${run} of ${options.runs}: ${seen.exported.at(-1)?.seconds.toFixed(2)} s`);
    }
    const findings = findingsOf(accounts, seen);
    return { lines: [tableOf(findings)], result: { accounts, ...seen, findings } };
  });
}

async function confirmedCampaign(ctx: Context, accounts: number): Promise<string> {
  const { id, core } = await makeCampaign(ctx.db, { core: accounts, disposition: "operated" });
  await ctx.db.campaign.update({ where: { id }, data: { status: "confirmed", verdictBy: "analyst" } });
  const hash = (n: number, kind: string) => `${kind}${n.toString(16)}`.padStart(64, "0");
  await ctx.warehouse.insert(
    "account_current",
    core.map((account_id, n) => ({
      ...{ account_id, recorded_at: "2026-10-01 00:00:00.000", email_hash: hash(n, "a") },
      phone_hash: n % 2 === 0 ? hash(n, "b") : "",
    })),
  );
  return id;
}

async function agreedPartner(ctx: Context, name: string): Promise<string> {
  const { id } = await addPartner(ctx, { name: `Partner ${name}` });
  await saveAgreement(ctx, {
    ...{ partnerId: id, version: 0, retentionDays: 90, country: "DE", signedBy: "Counsel" },
    ...{ categories: ["infrastructure", "tokens", "counts"], purposes: ["prevent_extraction"] },
    ...{ signedAt: "2026-01-01T00:00:00Z", expiresAt: "2099-01-01T00:00:00Z" },
  });
  return id;
}

/** One partner's bundle, timed; then another's, and the baseline, with what they hold on to looked at on the way. */
async function exportOnce(
  ctx: Context,
  { campaignId, counted, run }: { campaignId: string; counted: Seen | undefined; run: number },
): Promise<void> {
  const timed = await taken(ctx, campaignId, await agreedPartner(ctx, `${run} timed`));
  const whole: unknown = JSON.parse(timed.text);
  const began = performance.now();
  const text = JSON.stringify(whole);
  const stringified = (performance.now() - began) / 1_000;
  if (text.length < timed.text.length / 2) throw new Error("The baseline wrote less than the bundle has.");
  if (counted === undefined) return;
  const partner = await agreedPartner(ctx, `${run} weighed`);
  const held = await heldBy(async () => {
    for await (const _ of (await exportBundle(ctx, { campaignId, partner, tlp: "amber" })).text);
  });
  counted.packed.push(timed.packed);
  counted.exported.push({ seconds: timed.seconds, bytes: held });
  counted.stringified.push({ seconds: stringified, bytes: await weightOf(timed.text) });
  counted.sizes.push(Buffer.byteLength(timed.text));
}

async function taken(ctx: Context, campaignId: string, partner: string) {
  const pieces: string[] = [];
  const began = performance.now();
  const { text } = await exportBundle(ctx, { campaignId, partner, tlp: "amber" });
  const packed = (performance.now() - began) / 1_000;
  for await (const piece of text) pieces.push(piece);
  return { packed, seconds: (performance.now() - began) / 1_000, text: pieces.join("") };
}

/** Bytes that the object of a text and the text that it is written into hold on to together. */
function weightOf(text: string): Promise<number> {
  const held: unknown[] = [];
  return heldBy(async () => {
    held.push(JSON.parse(text));
    held.push(Buffer.from(JSON.stringify(held[0])));
  });
}

/** Most bytes that a piece of work holds on to over what was held before, looked at after a collection once a second. */
async function heldBy(work: () => Promise<void>): Promise<number> {
  collect();
  const before = inUse();
  let most = 0;
  const look = () => {
    collect();
    most = Math.max(most, inUse() - before);
  };
  const timer = setInterval(look, lookMs);
  await work();
  look();
  clearInterval(timer);
  return most;
}

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

let gc: (() => void) | undefined;
function collect(): void {
  if (gc === undefined) {
    setFlagsFromString("--expose_gc");
    gc = runInNewContext("gc") as () => void;
  }
  gc();
}

function findingsOf(accounts: number, { packed, exported, stringified, sizes }: Seen): Finding[] {
  const n = accounts.toLocaleString("en-US");
  const against = "JSON.stringify of the same object";
  const spread = (costs: Cost[], of: keyof Cost, unit = 1) => spreadOf(costs.map((cost) => cost[of] / unit));
  const plain = { area: "export" as const, against: "" };
  return [
    {
      ...plain,
      ...{ what: `a bundle of ${n} accounts, to its last byte`, unit: "s", target: "≤ 5 s" },
      value: spread(exported, "seconds"),
    },
    { ...plain, what: "of which through the gate and into the ledger", unit: "s", value: spreadOf(packed) },
    { ...plain, what: "the bundle", unit: "MiB", value: spreadOf(sizes.map((size) => size / mebibyte)) },
    {
      ...plain,
      ...{ what: "memory that it holds on to at most", unit: "MiB", target: "flat" },
      value: spread(exported, "bytes", mebibyte),
    },
    {
      ...plain,
      ...{ what: `the same for ${against}, the object included`, unit: "MiB" },
      value: spread(stringified, "bytes", mebibyte),
    },
    { ...plain, what: `${against}, which must be there before`, unit: "s", value: spread(stringified, "seconds") },
  ];
}
