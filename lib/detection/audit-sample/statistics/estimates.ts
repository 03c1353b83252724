import { type Estimate, type EstimateOrNot, noEstimate, type StratumFigures } from "../contract";
import { type Counted, scaled, shareOf, sumOf, wilson } from "./counted";

/** What came of the accounts of one stratum that were drawn and judged. */
export type JudgedStratum = Omit<StratumFigures, "share">;

export const method =
  "Horvitz–Thompson: each judged account stands for the accounts of its stratum divided by those judged in it. " +
  "95 % intervals: Wilson within a stratum, joined over strata and into a ratio by MOVER (Zou & Donner 2008, Donner & Zou 2012). " +
  "Unsure ones count as not judged.";

const wrong = ({ operated, compromised }: JudgedStratum): number => operated + compromised;
const judgedIn = (stratum: JudgedStratum): number => wrong(stratum) + stratum.benign;

/** Recall and the rate of false flags; see `method`. Strata without accounts add nothing, strata without labels forbid both. */
export function estimatesOf(strata: readonly JudgedStratum[]) {
  return {
    strata: strata.map((stratum): StratumFigures => ({ ...stratum, share: shareIn(stratum) })),
    recall: ratioOf(strata, wrong, "No operated or compromised account is among those judged."),
    falseFlags: ratioOf(strata, ({ benign }) => benign, "No benign account is among those judged."),
  };
}

function shareIn(stratum: JudgedStratum): EstimateOrNot {
  const n = judgedIn(stratum);
  if (n === 0) return { missing: `${noEstimate.labels}.` };
  return estimate(wilson(wrong(stratum), n, stratum.accounts), n);
}

const estimate = ({ value, low, high }: Counted, n: number): Estimate => ({ value, low, high, n });

/** Accounts of a kind that are flagged, of all accounts of the kind. */
function ratioOf(
  strata: readonly JudgedStratum[],
  kind: (stratum: JudgedStratum) => number,
  nobody: string,
): EstimateOrNot {
  const present = strata.filter(({ accounts }) => accounts > 0);
  const silent = present.filter((stratum) => judgedIn(stratum) === 0).map(({ stratum }) => stratum);
  if (present.length === 0 || silent.length > 0) {
    return { missing: `${noEstimate.labels}: none among the ${silent.join(" and ") || "accounts"} ones.` };
  }
  const total = (isFlagged: boolean): Counted =>
    sumOf(
      present
        .filter(({ stratum }) => isFlagged === (stratum === "flagged" || stratum === "decided"))
        .map((stratum) => scaled(wilson(kind(stratum), judgedIn(stratum), stratum.accounts), stratum.accounts)),
    );
  const share = shareOf(total(true), total(false));
  if (Number.isNaN(share.value)) return { missing: nobody };
  return estimate(
    share,
    present.reduce((sum, stratum) => sum + judgedIn(stratum), 0),
  );
}
