"use client";
import { RangeSlider, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { formatCount } from "@/components/data/count";
import { campaignTimelineQuery } from "@/lib/queries/campaign";
import { type BrushDay, brushDays, chosenRange } from "./brush-days";
import classes from "./graph.module.css";
import type { GraphLook } from "./use-graph-view";

/** The campaign's days as bars; the two handles below them say which accounts are drawn: those active between. */
export function GraphBrush({ campaignId, look }: { campaignId: string; look: GraphLook }) {
  const { data } = useQuery(campaignTimelineQuery(campaignId, "model", { grain: "day" }));
  const days = useMemo(() => (data === undefined ? [] : brushDays(data)), [data]);
  if (data === undefined) return <Skeleton height={46} radius="sm" />;
  if (days.length < 2) return null;
  return <Brush key={`${look.days?.from} ${look.days?.to}`} days={days} look={look} />;
}

function Brush({ days, look }: { days: BrushDay[]; look: GraphLook }) {
  const [range, setRange] = useState(() => chosenRange(days, look.days));
  const [first, last] = range;
  const isWhole = first === 0 && last === days.length - 1;
  const dayAt = (index: number) => days[index]?.day ?? "";
  const choose = ([from, to]: [number, number]) => {
    const whole = from === 0 && to === days.length - 1;
    look.setDays(whole ? null : { from: dayAt(from), to: dayAt(to) });
  };
  return (
    <div className={classes.brush}>
      <Text size="xs" c="dimmed" className={classes.brushLabel}>
        {isWhole ? "All days" : `Active ${dayAt(first)} to ${dayAt(last)} (UTC)`}
      </Text>
      <div className={classes.bars} aria-hidden>
        {days.map(({ day, exchanges, share }, index) => (
          <span
            key={day}
            title={`${day}: ${exchanges === null ? "nothing stored" : `${formatCount(exchanges)} exchanges of the core`}`}
            data-chosen={index >= first && index <= last}
            style={{ height: `${Math.max(exchanges === null ? 0 : 4, share * 100)}%` }}
          />
        ))}
      </div>
      <RangeSlider
        size={4}
        thumbSize={14}
        min={0}
        max={days.length - 1}
        minRange={0}
        step={1}
        value={range}
        label={dayAt}
        onChange={setRange}
        onChangeEnd={choose}
        thumbFromLabel="First day"
        thumbToLabel="Last day"
        thumbValueText={dayAt}
      />
    </div>
  );
}
