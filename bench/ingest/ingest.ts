import path from "node:path";
import { takeFile } from "@/lib/ingest";
import { simulateWorld, worldPreset } from "@/lib/simulator";
import type { Warehouse } from "@/lib/warehouse";
import type { Bench } from "../bench";
import { withUse } from "../detection/process-use";
import type { Answers } from "../detection/web-answers";
import { loadWorld } from "../load";
import { type Finding, interleaved, type Spread, seconds, speedRatio, spreadOf } from "../measure";
import { sizeOf } from "../options";
import { makeKey, upload } from "./api";
import { browse, lookAround } from "./browse";
import { type Memory, memoryOf } from "./memory";
import { plainInsert } from "./plain-insert";
import { isBuilt, type LoopDelay, startWeb } from "./web-process";

/** One upload, measured. */
interface Taken {
  rows: number;
  seconds: number;
  memory: Memory;
  /** Undefined where there was no web process. */
  web: { loop: LoopDelay; answers: Answers } | undefined;
}

/** A world for people to look at while another one comes in. */
const browsed = { accounts: 2_000, exchanges: 20_000, days: 14 };

/**
 * Upload to published rows, against the engine reading the same gzip file into the same columns. Through the web process where there is
 * a build of it, with people browsing meanwhile; else through the verb alone.
 */
export async function benchIngest(bench: Bench): Promise<Finding[]> {
  const file = bench.files.exchanges;
  const throughWeb = isBuilt();
  if (!throughWeb) bench.say("no web process: there is no build (npm start makes one); through the verb instead");
  const key = throughWeb ? await makeKey(bench.context()) : "";
  const out = path.join(bench.dataDir, "browsed");
  const plan = {
    ...worldPreset({ ...sizeOf(bench.options, "ingest"), ...browsed, seed: bench.options.seed + 1 }),
    out,
  };
  const { files } = await simulateWorld(plan);
  const taken: Taken[] = [];
  const paired = await interleaved(bench.options.runs, {
    ours: (run) =>
      inEmptyStore(bench, `ingest, run ${run + 1}`, async (store) => {
        await loadWorld({ context: () => bench.context(store), files });
        const one = throughWeb
          ? await uploaded(bench, store, { first: files.exchanges, file }, key)
          : await handed(bench, store, file);
        taken.push(one);
        return one.seconds;
      }),
    baseline: (run) =>
      inEmptyStore(bench, `engine alone, run ${run + 1}`, (store) => seconds(() => plainInsert(store, file))),
  });
  return findingsOf(taken, paired, throughWeb);
}

/** @param first a file that is stored already: sent once before, so that the process has everything loaded when it is measured */
async function uploaded(
  bench: Bench,
  store: Warehouse,
  { first, file }: { first: string; file: string },
  key: string,
): Promise<Taken> {
  const web = await startWeb(bench.dataDir, store, bench.say);
  try {
    await lookAround(web.url, key);
    await upload(web.url, key, first);
    const browsing = browse(web.url, key, bench.say);
    const loop = web.watchLoop();
    const taken = await watched(async () => (await upload(web.url, key, file)).accepted);
    return { ...taken, web: { loop: await loop(), answers: await browsing() } };
  } finally {
    await web.close();
  }
}

const handed = async (bench: Bench, store: Warehouse, file: string): Promise<Taken> => ({
  ...(await watched(async () => (await takeFile(bench.context(store), { kind: "exchanges", file })).accepted)),
  web: undefined,
});

async function watched(take: () => Promise<number>): Promise<Omit<Taken, "web">> {
  const samples: number[] = [];
  const began = performance.now();
  const { result } = await withUse(take, (bytes) => samples.push(bytes));
  return { rows: result, seconds: (performance.now() - began) / 1_000, memory: memoryOf(samples) };
}

async function inEmptyStore(bench: Bench, name: string, work: (store: Warehouse) => Promise<number>): Promise<number> {
  const store = await bench.emptyStore();
  try {
    const taken = await work(store);
    bench.say(`${name}: ${taken.toFixed(1)} s`);
    return taken;
  } finally {
    await store.drop();
  }
}

type Paired = Parameters<typeof speedRatio>[0];

function findingsOf(taken: readonly Taken[], paired: Paired, throughWeb: boolean): Finding[] {
  const rates = (list: number[]) => spreadOf(list.map((one) => (taken[0]?.rows ?? 0) / one));
  const spread = (figure: (one: Taken) => number): Spread => spreadOf(taken.map(figure));
  const plain = { area: "ingest" as const, against: "" };
  const gibibyte = 1 << 30;
  const way = throughWeb ? "over HTTP, with people browsing" : "by the verb";
  const findings: Finding[] = [
    {
      area: "ingest",
      what: `exchanges ${way}: validated, deduplicated, features computed`,
      against: "the engine's INSERT … SELECT FROM file() of the same gzip",
      unit: "×",
      value: speedRatio(paired),
      parts: { ours: rates(paired.ours), baseline: rates(paired.baseline), unit: "rows/s" },
      target: "≥ 0.5",
    },
    {
      ...plain,
      what: "most memory of all processes",
      unit: "GiB",
      value: spread(({ memory }) => memory.most / gibibyte),
    },
    {
      ...plain,
      what: "memory in the last third of an upload, of that in the first",
      unit: "×",
      value: spread(({ memory }) => memory.last / memory.first),
      target: "flat",
    },
  ];
  const webs = taken.flatMap(({ web }) => web ?? []);
  if (webs.length === 0) return findings;
  const over = (what: string, figure: (web: (typeof webs)[number]) => number, unit: string, target?: string) =>
    findings.push({ ...plain, what, unit, value: spreadOf(webs.map(figure)), ...(target && { target }) });
  over("web process: longest delay of the event loop", ({ loop }) => loop.most, "ms", "≤ 100");
  over("web process: delay of the event loop, 99th percentile", ({ loop }) => loop.p99, "ms");
  over("people browsing: answers, median", ({ answers }) => answers.median, "ms");
  over("people browsing: answers, 99th percentile", ({ answers }) => answers.p99, "ms");
  over("people browsing: requests without an answer", ({ answers }) => answers.failed, "");
  return findings;
}
