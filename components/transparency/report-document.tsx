import type { TransparencyView } from "@/lib/transparency/contract";
import { FalseFlags } from "./false-flags";
import { FiguresTable } from "./figures-table";
import { prepareFigures } from "./prepare-figures";
import classes from "./transparency.module.css";

export const nothingDecidedYet = "Nothing was decided yet";

/** The report for everybody: it stands without any script. */
export function ReportDocument({ report }: { report: TransparencyView }) {
  return (
    <main className={classes.report}>
      <h1>Transparency report</h1>
      <p>
        How often we restricted accounts for using our models to train a competing one, for reselling access, for false
        identities or with stolen credentials; how often those restrictions were challenged, and what came of it.
      </p>
      <h2>By quarter</h2>
      {report.periods.length === 0 ? (
        <p>{nothingDecidedYet}.</p>
      ) : (
        <FiguresTable figures={prepareFigures(report, true)} />
      )}
      <h2>How often detection is wrong</h2>
      <p>
        <FalseFlags {...report} />
      </p>
      <h2>How to read this</h2>
      <p>
        A measure counts once for each account or key, in the quarter in which it was decided. A measure counts as taken
        by a rule when a rule that a person approved took it, or moves its limit. An appeal counts in the quarter in
        which it came in, and again in the quarter in which it ended. Every appeal is decided by a person who took no
        part in the measure.
      </p>
      <p className={classes.note}>Counted {report.asOf.slice(0, 16).replace("T", " ")} UTC.</p>
    </main>
  );
}
