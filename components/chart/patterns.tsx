import type { ChartSeries } from "./prepare-timeline";

/** Names of the patterns of one chart on the page. */
export const patternsOf = (chartId: string) => ({
  gap: `${chartId}-gap`,
  dots: (series: number) => `${chartId}-dots-${series}`,
});
export type PatternNames = ReturnType<typeof patternsOf>;

/** Dots in the colour of each series for what still fills, hatching for what is not there. */
export function Patterns({ series, patterns }: { series: ChartSeries[]; patterns: PatternNames }) {
  return (
    <defs>
      {series.map(({ key, color }, index) => (
        <pattern key={key} id={patterns.dots(index)} width="5" height="5" patternUnits="userSpaceOnUse">
          <circle cx="2.5" cy="2.5" r="1.1" fill={color} />
        </pattern>
      ))}
      <pattern id={patterns.gap} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-strong)" strokeWidth="1" />
      </pattern>
    </defs>
  );
}
