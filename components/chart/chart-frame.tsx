"use client";
import { Box, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import classes from "./chart.module.css";
import { ChartMenu } from "./chart-menu";
import type { Figure } from "./figure";
import { FigureTable } from "./figure-table";

interface ChartFrameProps {
  figure: () => Figure;
  height: number;
  /** The drawing. */
  children: ReactNode;
  /** Lies over the drawing and takes the pointer. */
  over?: ReactNode;
  /** What has to be said under it. */
  legend: ReactNode;
}

/** What every chart has around its drawing: legend, the table behind it, and a way to take it along. */
export function ChartFrame({ figure, height, children, over, legend }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const { title, table } = figure();
  return (
    <Stack gap="xs">
      {asTable ? (
        <FigureTable table={table} label={title} maxHeight={height} />
      ) : (
        <div className={classes.drawing}>
          <Box ref={drawing} role="img" aria-label={`${title}. The button “show table” gives the figures.`} h={height}>
            {children}
          </Box>
          {over}
        </div>
      )}
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="lg">
        {legend}
        <Group gap="xs" wrap="nowrap">
          <UnstyledButton onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
            <Text size="xs" c="var(--mantine-color-anchor)" style={{ whiteSpace: "nowrap" }}>
              {asTable ? "show chart" : "show table"}
            </Text>
          </UnstyledButton>
          <ChartMenu figure={figure} drawing={drawing} />
        </Group>
      </Group>
    </Stack>
  );
}
