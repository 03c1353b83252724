import { detect } from "@/lib/detection";
import type { RunPhase } from "@/lib/detection/contract";
import type { Bench } from "./bench";
import { type Finding, spreadOf } from "./measure";
import { enginePid, peakMemory, resetPeakMemory } from "./process-memory";

/** A full run over everything that is stored: seconds in all and by phase, and the most memory that was held. */
export async function benchDetection(bench: Bench): Promise<Finding[]> {
  const runs: { phases: RunPhase[]; seconds: number; peak: number | undefined }[] = [];
  const engine = await enginePid(bench.dataDir);
  for (let run = 0; run < bench.options.runs; run++) {
    await Promise.all([resetPeakMemory(process.pid), resetPeakMemory(engine)]);
    const began = performance.now();
    const { phases } = await detect(bench.context());
    const seconds = (performance.now() - began) / 1_000;
    const [own, theirs] = await Promise.all([peakMemory(process.pid), peakMemory(engine)]);
    runs.push({ phases, seconds, peak: own === undefined || theirs === undefined ? undefined : own + theirs });
    bench.say(`detection, run ${run + 1}: ${seconds.toFixed(1)} s`);
  }
  const names = runs[0]?.phases.map(({ phase }) => phase) ?? [];
  const inPhase = (name: string) => runs.map(({ phases }) => phases.find(({ phase }) => phase === name)?.seconds ?? 0);
  const peaks = runs.flatMap(({ peak }) => peak ?? []);
  return [
    { ...plain, what: "a full run", unit: "s", value: spreadOf(runs.map(({ seconds }) => seconds)) },
    ...names.map((name) => ({ ...plain, what: `phase: ${name}`, unit: "s", value: spreadOf(inPhase(name)) })),
    ...(peaks.length === 0
      ? []
      : [
          {
            ...plain,
            what: "peak memory, this process and the engine",
            unit: "GiB",
            value: spreadOf(peaks.map((peak) => peak / 2 ** 30)),
          },
        ]),
  ];
}

const plain = { area: "detection" as const, against: "" };
