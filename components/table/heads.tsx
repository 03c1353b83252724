import { Table, VisuallyHidden } from "@mantine/core";

/** Heads the column of what can be done with a row: said, not shown, as the buttons speak for themselves. */
export const ActsHead = () => <VisuallyHidden>What to do</VisuallyHidden>;

/** The same in a table that is not a grid. */
export const ActsTh = () => (
  <Table.Th ta="right">
    <ActsHead />
  </Table.Th>
);

/** Heads the column that puts a figure or a setting into words. */
export const MeaningTh = () => <Table.Th>What it means</Table.Th>;

/** That a list goes on beyond what is shown. */
export const firstShown = (most: number) => `the first ${most} are shown`;
