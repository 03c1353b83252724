import { ReferenceLine } from "recharts";
import type { PreparedTimeline, ReleaseMark } from "./prepare-timeline";

export const labelHeight = 14;

/** A line at each model release, its name above the plot. */
export const releaseLines = ({ releases, releaseLevels }: PreparedTimeline) =>
  releases.map((release) => (
    <ReferenceLine
      key={`${release.model} ${release.at}`}
      x={release.at}
      stroke="var(--mark)"
      strokeDasharray="3 3"
      label={({ viewBox }: { viewBox?: unknown }) => (
        <ReleaseLabel release={release} viewBox={viewBox as Corner} levels={releaseLevels} />
      )}
    />
  ));

interface Corner {
  x?: number;
  y?: number;
}

function ReleaseLabel({ release, viewBox, levels }: { release: ReleaseMark; viewBox: Corner; levels: number }) {
  const { x = 0, y = 0 } = viewBox;
  const isRight = release.side === "right";
  return (
    <text
      x={isRight ? x + 3 : x - 3}
      y={y - 4 - (levels - 1 - release.level) * labelHeight}
      textAnchor={isRight ? "start" : "end"}
      fill="var(--mark)"
    >
      {release.model}
    </text>
  );
}
