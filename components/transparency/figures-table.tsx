import type { PreparedFigures } from "./prepare-figures";
import classes from "./transparency.module.css";

/** Figures by period, newest first; the same in the console and in public. */
export function FiguresTable({ figures: { periods, groups, isSuppressed } }: { figures: PreparedFigures }) {
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.figures}>
          <caption className={classes.hidden}>Measures and appeals by period</caption>
          <thead>
            <tr>
              <th scope="col">UTC</th>
              {periods.map(({ name, isComplete }) => (
                <th key={name} scope="col">
                  {name}
                  {!isComplete && <span className={classes.quiet}> so far</span>}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ title, rows }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={periods.length + 1} className={classes.group}>
                  {title}
                </th>
              </tr>
              {rows.map(({ label, isPart, cells }) => (
                <tr key={label}>
                  <th scope="row" className={isPart ? classes.part : undefined}>
                    {label}
                  </th>
                  {cells.map((cell, at) => (
                    <td key={periods[at]?.name}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {isSuppressed && (
        <p className={classes.note}>Withheld are numbers from one to nine, and what would give such a number away.</p>
      )}
    </>
  );
}
