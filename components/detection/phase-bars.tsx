import { Tooltip } from "@mantine/core";
import type { DetectionRunView } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";
import classes from "./phase-bars.module.css";

/** Phases of a run with their times, the longest as the full width. */
export function PhaseBars({ phases }: { phases: DetectionRunView["phases"] }) {
  const longest = Math.max(...phases.map(({ seconds }) => seconds), 0.001);
  return (
    <ol className={classes.list} aria-label="Phases">
      {phases.map(({ phase, seconds, detail }) => (
        <Tooltip key={phase} label={detail || phase}>
          <li className={classes.phase}>
            <span>{words(phase)}</span>
            <span className={classes.track}>
              <span className={classes.bar} style={{ width: `${(100 * seconds) / longest}%` }} />
            </span>
            <span className={classes.time}>{seconds.toFixed(seconds < 10 ? 1 : 0)} s</span>
          </li>
        </Tooltip>
      ))}
    </ol>
  );
}
