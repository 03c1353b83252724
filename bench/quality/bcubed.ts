import type { Subject } from "./subjects";

export interface BCubed {
  precision: number;
  recall: number;
  f1: number;
}

/**
 * Does one real campaign come out as one campaign? B-cubed (Bagga and Baldwin 1998) over the accounts that extract; whoever is in no
 * true or found campaign is alone in a cluster of their own. Innocents count where they were grouped with them.
 */
export function bCubed(subjects: readonly Subject[]): BCubed {
  const truth = (one: Subject) => (one.extracts ? `campaign ${one.campaign}` : `alone ${one.seed}/${one.account}`);
  const found = (one: Subject) =>
    one.found === null ? `alone ${one.seed}/${one.account}` : `found ${one.seed}/${one.found.campaignId}`;
  const both = (one: Subject) => `${truth(one)}\n${found(one)}`;
  const [byTruth, byFound, byBoth] = [truth, found, both].map((keyOf) => sizesOf(subjects, keyOf));
  const size = (sizes: Map<string, number> | undefined, key: string) => sizes?.get(key) ?? 1;
  let precision = 0;
  let recall = 0;
  const extracting = subjects.filter(({ extracts }) => extracts);
  for (const one of extracting) {
    const joint = size(byBoth, both(one));
    precision += joint / size(byFound, found(one)) / extracting.length;
    recall += joint / size(byTruth, truth(one)) / extracting.length;
  }
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function sizesOf(subjects: readonly Subject[], keyOf: (subject: Subject) => string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const subject of subjects) sizes.set(keyOf(subject), (sizes.get(keyOf(subject)) ?? 0) + 1);
  return sizes;
}
