import type { ReactNode } from "react";
import classes from "./dossier.module.css";

export interface SheetColumn {
  label: string;
  isNumber?: boolean;
}

/** A number stands to the right. */
export const number = (label: string): SheetColumn => ({ label, isNumber: true });
export const text = (label: string): SheetColumn => ({ label });

interface SheetProps {
  caption: string;
  columns: SheetColumn[];
  /** One list of cells a row, the first of which heads it. */
  rows: ReactNode[][];
  /** What stands where there are no rows. */
  none?: string;
}

/** A table on paper: its heading repeats on every page, and no row is cut. */
export function Sheet({ caption, columns, rows, none = "Nothing." }: SheetProps) {
  if (rows.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <table className={classes.sheet}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, isNumber }) => (
            <th key={label} scope="col" data-number={isNumber}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paper does not move
          <tr key={row}>
            {cells.map((cell, at) =>
              at === 0 ? (
                <th key={columns[at]?.label} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[at]?.label} data-number={columns[at]?.isNumber}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
