import { formatShare } from "@/components/data/share";
import classes from "./quality.module.css";

export interface Bar {
  /** What the bar stands for: a day, an hour. */
  at: string;
  /** Null where there is nothing to take a share of. */
  share: number | null;
}

const [width, height] = [150, 22];

interface ShareBarsProps {
  /** What is shown, for those who hear it. */
  label: string;
  bars: Bar[];
  /** The share that fills the height; 1 by default. */
  full?: number;
}

/** Shares over time in the room of a table's cell: a bar each, a mark on the ground for none, nothing for a gap. */
export function ShareBars({ label, bars, full = 1 }: ShareBarsProps) {
  const step = width / Math.max(bars.length, 1);
  const shares = bars.flatMap(({ share }) => (share === null ? [] : [share]));
  if (shares.length === 0) return null;
  const range = `${formatShare(Math.min(...shares))} to ${formatShare(Math.max(...shares))}`;
  return (
    <svg className={classes.bars} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}: ${range}`}>
      {bars.map(({ at, share }, i) => {
        if (share === null) return null;
        const tall = share === 0 || full === 0 ? 1 : Math.max(1.5, Math.min(1, share / full) * height);
        return (
          <rect
            key={at}
            className={share === 0 ? classes.none : classes.bar}
            x={i * step}
            y={height - tall}
            width={Math.max(0.5, step * 0.85)}
            height={tall}
          >
            <title>{`${at}: ${formatShare(share)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
