import type { SampleItem } from "@/lib/detection/contract";

/** The next account that nobody has judged, after a place and then from the start; undefined when there is none besides it. */
export function nextUnlabelled(accounts: readonly SampleItem[], after: number): number | undefined {
  const open = accounts.filter(({ label, position }) => label === null && position !== after);
  return (open.find(({ position }) => position > after) ?? open[0])?.position;
}
