import { upperBound } from "./clopper-pearson";
import type { SampleFinding } from "./contract";

/** What the labels of a sample come to. An account that nobody is sure of is judged neither way, and says nothing. */
export function findingOf(sampleId: string, drawn: number, labels: readonly string[]): SampleFinding {
  const judged = labels.filter((label) => label !== "unsure").length;
  const innocent = labels.filter((label) => label === "benign").length;
  return { sampleId, drawn, judged, innocent, bound: judged === 0 ? null : upperBound(innocent, judged) };
}
