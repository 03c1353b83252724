import { familyNames } from "@/components/badges/meanings";
import { Moment } from "@/components/data/moment";
import type { Column } from "@/components/table/column";
import type { Family } from "@/lib/detection/contract";
import { familyColor } from "../graph/palette";
import classes from "./facts.module.css";

/** The family of a piece of evidence, with its colour. */
export const familyColumn = <Row extends { family: Family }>(): Column<Row> => ({
  id: "family",
  header: "Family",
  size: 126,
  meta: { grow: 0 },
  accessorFn: ({ family }) => familyNames[family],
  cell: ({ row: { original } }) => (
    <>
      <span className={classes.swatch} style={{ background: familyColor(original.family) }} />
      {familyNames[original.family]}
    </>
  ),
});

/** The days on which something was first and last seen. */
export const seenColumns = <Row extends { firstSeen: string | null; lastSeen: string | null }>(): Column<Row>[] => [
  {
    id: "first",
    header: "First seen",
    size: 104,
    meta: { grow: 0 },
    accessorFn: ({ firstSeen }) => firstSeen ?? "",
    cell: ({ row: { original } }) => <Moment at={original.firstSeen} precision="day" />,
  },
  {
    id: "last",
    header: "Last seen",
    size: 104,
    meta: { grow: 0 },
    accessorFn: ({ lastSeen }) => lastSeen ?? "",
    cell: ({ row: { original } }) => <Moment at={original.lastSeen} precision="day" />,
  },
];
