import { offeredActions } from "@/components/shell/palette/offered-actions";

export const splitSelectedLabel = "Split the selected accounts off";

/** The act that splits off whom the person has selected on the open part of the page; undefined when nobody is selected. */
export const splitSelected = (): (() => void) | undefined =>
  offeredActions().find(({ label }) => label === splitSelectedLabel)?.run;
