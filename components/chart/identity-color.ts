import { hash32 } from "@/lib/kernel";

/** Colours that a chart can tell apart; their values for both schemes are in `theme.css`. */
export const chartColors = 12;
export const restColor = "var(--chart-rest)";

/**
 * One colour per identity: the same name has the same colour on every screen, by its hash. Where two names of one chart
 * fall on the same colour, the later in the alphabet takes the next free one.
 */
export function identityColors(names: readonly string[]): Map<string, string> {
  const taken = new Set<number>();
  const colors = new Map<string, string>();
  for (const name of [...new Set(names)].sort()) {
    let slot = hash32(name) % chartColors;
    while (taken.has(slot) && taken.size < chartColors) slot = (slot + 1) % chartColors;
    taken.add(slot);
    colors.set(name, `var(--chart-${slot + 1})`);
  }
  return colors;
}
