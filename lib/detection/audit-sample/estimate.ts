import type { Database } from "@/lib/db";
import { type SampleEstimates, strata } from "./contract";
import { estimatesOf, type JudgedStratum, method } from "./statistics/estimates";
import { readItems, readRunHashOf, type StoredSample } from "./store/samples";
import { StoredStrata } from "./strata";

/** What the labels of a sample say of the detection that it was drawn under. */
export async function estimate(db: Database, sample: StoredSample): Promise<SampleEstimates> {
  const stored = StoredStrata.parse(sample.strata);
  const items = await readItems(db, sample.id);
  const judged = strata.map((stratum): JudgedStratum => {
    const own = items.filter((item) => item.stratum === stratum);
    const count = (label: string) => own.filter(({ labels: [last] }) => last?.label === label).length;
    return {
      ...{ stratum, accounts: stored[stratum], drawn: own.length },
      ...{ operated: count("operated"), compromised: count("compromised"), benign: count("benign") },
      unsure: count("unsure"),
    };
  });
  const { operated, compromised, benign } = stored.decided;
  const all = operated + compromised + benign;
  const decided: JudgedStratum = {
    stratum: "decided",
    accounts: all,
    drawn: all,
    operated,
    compromised,
    benign,
    unsure: 0,
  };
  return {
    sampleId: sample.id,
    configurationHash: await readRunHashOf(db, sample.runId),
    method,
    ...estimatesOf([judged[0], decided, ...judged.slice(1)].flatMap((stratum) => stratum ?? [])),
  };
}
