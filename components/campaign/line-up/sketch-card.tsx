import { Group, Text } from "@mantine/core";
import Link from "next/link";
import { kindsOfWork } from "@/components/accounts/sketch-words";
import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import { words } from "@/lib/queries/words";
import classes from "./line-up.module.css";
import type { Part, PreparedSketch } from "./prepare-line-up";

const [width, height] = [144, 34];
const step = width / 24;

interface SketchCardProps {
  sketch: PreparedSketch;
  /** What it is called while nobody may know which it is. */
  alias: string;
  isBlind: boolean;
  isPicked: boolean;
  onPick: () => void;
}

/** One account: when in the day it works, with which models, on what. */
export function SketchCard({ sketch, alias, isBlind, isPicked, onPick }: SketchCardProps) {
  const kind = isBlind ? undefined : sketch.isMember ? "member" : "innocent";
  return (
    <div className={classes.card} data-kind={kind} data-picked={isPicked || undefined}>
      <Group justify="space-between" wrap="nowrap" gap={6}>
        {isBlind ? (
          <Text size="xs" fw={600}>
            {alias}
          </Text>
        ) : (
          <Text
            size="xs"
            fw={600}
            truncate
            component={Link}
            href={`/accounts/${encodeURIComponent(sketch.accountId)}`}
            c="var(--mantine-color-text)"
          >
            {sketch.accountId}
          </Text>
        )}
        <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {formatCount(sketch.exchanges)}
        </Text>
      </Group>
      <Hours hours={sketch.hours} />
      <Parts label="Models" parts={sketch.models} />
      <Parts label={kindsOfWork} parts={sketch.capabilities} />
      {isBlind ? (
        <label className={classes.pick}>
          <input type="checkbox" checked={isPicked} onChange={onPick} /> a member
        </label>
      ) : (
        <Text size="xs" mt={2}>
          {sketch.isMember ? "Member" : "Innocent"}
          {isPicked && (sketch.isMember ? ", picked" : ", mistaken for one")}
        </Text>
      )}
    </div>
  );
}

function Hours({ hours }: { hours: number[] }) {
  const bars = hours.map((share, hour) => ({
    name: `${String(hour).padStart(2, "0")}:00 UTC`,
    share,
    x: hour * step,
    tall: Math.max(1, share * height),
  }));
  const active = hours.filter((share) => share > 0).length;
  return (
    <svg
      className={classes.hours}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Active in ${active} of 24 hours of the day`}
    >
      {bars.map(({ name, share, x, tall }) => (
        <rect key={name} x={x} y={height - tall} width={step * 0.8} height={tall}>
          <title>{`${name}, ${formatShare(share)} of its busiest hour`}</title>
        </rect>
      ))}
    </svg>
  );
}

const Parts = ({ label, parts }: { label: string; parts: Part[] }) => (
  <span
    className={classes.parts}
    role="img"
    aria-label={`${label}: ${parts.map(({ key, share }) => `${words(key)} ${formatShare(share)}`).join(", ")}`}
  >
    {parts.map(({ key, share, color }) => (
      <span key={key} title={`${words(key)} ${formatShare(share)}`} style={{ flexGrow: share, background: color }} />
    ))}
  </span>
);
