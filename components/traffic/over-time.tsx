"use client";
import { SegmentedControl, Tooltip } from "@mantine/core";
import { TimeChart } from "@/components/chart/time-chart";
import { Section } from "@/components/data/section";
import { bucketOf, type Measure, restKey, type TrafficExploration, whyNoHours } from "@/lib/traffic/contract";
import { allGroups } from "./exchanges-drawer";
import { groupName } from "./group-columns";
import { useOpenGroup } from "./groups";
import { useTrafficView } from "./params";
import { facetLabels, measureLabels } from "./words";

const height = 240;
/** More colours than this nobody tells apart. */
const most = 10;

/** The measure of each group by days or hours. A name leads into its group, an area to the exchanges of it in that day or hour. */
export function OverTime({ exploration: { groups, of, timeline, window } }: { exploration: TrafficExploration }) {
  const { query, by, set } = useTrafficView();
  const openGroup = useOpenGroup();
  const measure = (query.measure ?? "exchanges") as Measure;
  const what = measureLabels[measure];
  const labels = new Map(groups.map(({ key, label }) => [key, groupName(by, label)]));
  const { grain } = timeline;
  return (
    <Section
      title="Over time"
      about={
        window &&
        `${what.toLowerCase()} per ${grain}, ${window.from} to ${window.to} (UTC)${measure === "accounts" ? "; an account in two groups counts in both" : ""} · an area leads to its exchanges`
      }
      actions={window && <Grains grain={grain} refusal={whyNoHours(window)} />}
    >
      <TimeChart
        label={`${what} per ${grain} by ${facetLabels[by]}`}
        timeline={timeline}
        height={height}
        top={most}
        others={{ key: restKey, of }}
        unit={what.toLowerCase()}
        name={(key) => labels.get(key) ?? key}
        onOpen={openGroup}
        onOpenBucket={(start, key) => void set({ exchanges: key ?? allGroups, at: bucketOf(start, grain) })}
      />
    </Section>
  );
}

interface GrainsProps {
  grain: TrafficExploration["timeline"]["grain"];
  /** Why there are no hours; undefined when there are. */
  refusal: string | undefined;
}

function Grains({ grain, refusal }: GrainsProps) {
  const { set } = useTrafficView();
  return (
    <Tooltip label={refusal} disabled={refusal === undefined}>
      <SegmentedControl
        size="xs"
        aria-label="Drawn by"
        aria-description={refusal}
        data={[
          { value: "day", label: "Days" },
          { value: "hour", label: "Hours", disabled: refusal !== undefined },
        ]}
        value={grain}
        onChange={(value) => void set({ grain: value })}
      />
    </Tooltip>
  );
}
