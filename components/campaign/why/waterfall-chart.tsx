"use client";
import { Group, Text, Tooltip, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { familyNames } from "@/components/badges/meanings";
import { ChartMenu } from "@/components/chart/chart-menu";
import { formatNats } from "@/components/data/nats";
import { familyColor } from "../graph/palette";
import { prepareWaterfall, type StepKey, type Waterfall, type WaterfallInput, type WaterfallStep } from "./waterfall";
import classes from "./waterfall.module.css";
import { nameOfStep, waterfallFigure } from "./waterfall-figure";

interface WaterfallProps extends WaterfallInput {
  /** What would be left without a family: the head of its column, and its cell. */
  without: { head: ReactNode; hint: string; of: (key: StepKey) => ReactNode };
  /** What its picture is called. */
  title: string;
  children?: ReactNode;
}

const colorOf = ({ key, nats }: WaterfallStep): string =>
  nats < 0 || key === "conduct" ? "var(--against)" : familyColor(key);

/** Evidence by family, joined end to end up to and beyond the threshold. A table whose bars are drawn: nothing is only a picture. */
export function WaterfallChart({ familyNats, conductNats, threshold, without, title, children }: WaterfallProps) {
  const chart = useMemo(
    () => prepareWaterfall({ familyNats, conductNats, threshold }),
    [familyNats, conductNats, threshold],
  );
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Family</th>
            <th scope="col" className={classes.plot}>
              <VisuallyHidden>Drawn in nats</VisuallyHidden>
              <Scale chart={chart} />
            </th>
            <th scope="col" className={classes.figure}>
              nats
            </th>
            <th scope="col" className={classes.figure}>
              <Tooltip label={without.hint}>
                <span>{without.head}</span>
              </Tooltip>
            </th>
          </tr>
        </thead>
        <tbody>
          {chart.steps.map((step) => (
            <Step key={step.key} step={step} chart={chart} without={without.of(step.key)} />
          ))}
          <Total chart={chart} />
        </tbody>
      </table>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mt="xs">
        <Text size="xs" c="dimmed" component="div">
          {chart.silent.length > 0 &&
            `Adds nothing: ${chart.silent.map((name) => familyNames[name].toLowerCase()).join(", ")}. `}
          {children}
        </Text>
        <ChartMenu figure={() => waterfallFigure(chart, title)} />
      </Group>
    </>
  );
}

const percent = (value: number, chart: Waterfall) => `${(100 * Math.max(0, value)) / chart.end}%`;

function Step({ step, chart, without }: { step: WaterfallStep; chart: Waterfall; without: ReactNode }) {
  return (
    <tr>
      <th scope="row">{nameOfStep(step.key)}</th>
      <td className={classes.plot}>
        <Grid chart={chart} />
        <span
          className={classes.bar}
          style={{
            insetInlineStart: percent(Math.min(step.from, step.to), chart),
            width: percent(Math.abs(step.nats), chart),
            background: colorOf(step),
          }}
        />
        <span className={classes.joint} style={{ insetInlineStart: percent(step.to, chart) }} />
      </td>
      <td className={classes.figure}>{formatNats(step.nats, true)}</td>
      <td className={classes.figure}>{without}</td>
    </tr>
  );
}

/** What the finding hangs on is marked, for those who see and for those who hear. */
export function Without({ children, isLoadBearing }: { children: ReactNode; isLoadBearing: boolean }) {
  return (
    <span data-warn={isLoadBearing || undefined} className={classes.without}>
      {children}
      {isLoadBearing && <span className={classes.hidden}> (the finding hangs on it)</span>}
    </span>
  );
}

function Total({ chart }: { chart: Waterfall }) {
  return (
    <tr className={classes.total}>
      <th scope="row">Together</th>
      <td className={classes.plot}>
        <Grid chart={chart} />
        <span
          className={classes.bar}
          style={{ insetInlineStart: 0, width: percent(chart.total, chart), background: "var(--mantine-color-text)" }}
        />
      </td>
      <td className={classes.figure}>{formatNats(chart.total, true)}</td>
      <td className={classes.figure}>
        {formatNats(chart.margin, true)} {chart.margin >= 0 ? "over" : "short"}
      </td>
    </tr>
  );
}

function Scale({ chart }: { chart: Waterfall }) {
  return (
    <span aria-hidden className={classes.scale}>
      {chart.ticks.map((tick) => (
        <span key={tick} className={classes.tick} style={{ insetInlineStart: percent(tick, chart) }}>
          {tick}
        </span>
      ))}
    </span>
  );
}

function Grid({ chart }: { chart: Waterfall }) {
  return (
    <>
      {chart.ticks.map((tick) => (
        <span key={tick} className={classes.line} style={{ insetInlineStart: percent(tick, chart) }} />
      ))}
      <span className={classes.threshold} style={{ insetInlineStart: percent(chart.threshold, chart) }} />
    </>
  );
}
