"use client";
import { Text, Tooltip } from "@mantine/core";
import { useMemo } from "react";
import { familyNames } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { formatNats } from "@/components/data/nats";
import type { CampaignView } from "@/lib/campaigns/contract";
import { familyColor } from "../graph/palette";
import { prepareWaterfall, type Waterfall, type WaterfallStep } from "./waterfall";
import classes from "./waterfall.module.css";

/** Evidence by family, joined end to end up to and beyond the threshold. A table whose bars are drawn: nothing is only a picture. */
export function WaterfallChart({ campaign }: { campaign: CampaignView }) {
  const { familyNats, explanation, coreAccounts } = campaign;
  const chart = useMemo(
    () =>
      prepareWaterfall({
        familyNats,
        threshold: explanation.membershipNats,
        withoutFamily: explanation.withoutFamily,
      }),
    [familyNats, explanation],
  );
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Family</th>
            <th scope="col" className={classes.plot}>
              <Scale chart={chart} />
            </th>
            <th scope="col" className={classes.figure}>
              nats
            </th>
            <th scope="col" className={classes.figure}>
              <Tooltip
                label={`Of ${formatCount(coreAccounts)} core accounts, how many stay above the threshold if this family is left out`}
              >
                <span>core without it</span>
              </Tooltip>
            </th>
          </tr>
        </thead>
        <tbody>
          {chart.steps.map((step) => (
            <Step key={step.family} step={step} chart={chart} coreAccounts={coreAccounts} />
          ))}
          <Total chart={chart} />
        </tbody>
      </table>
      <Text size="xs" c="dimmed" mt="xs">
        {chart.silent.length > 0 &&
          `Nothing shared, or nothing known: ${chart.silent.map((name) => familyNames[name].toLowerCase()).join(", ")}. `}
        A member is asked for {formatNats(chart.threshold)} nats; a single link between two accounts for{" "}
        {formatNats(explanation.thresholdNats)}.
      </Text>
    </>
  );
}

const percent = (value: number, chart: Waterfall) => `${(100 * value) / chart.end}%`;

function Step({ step, chart, coreAccounts }: { step: WaterfallStep; chart: Waterfall; coreAccounts: number }) {
  return (
    <tr>
      <th scope="row">{familyNames[step.family]}</th>
      <td className={classes.plot}>
        <Grid chart={chart} />
        <span
          className={classes.bar}
          style={{
            insetInlineStart: percent(step.from, chart),
            width: percent(step.nats, chart),
            background: familyColor(step.family),
          }}
        />
        <span className={classes.joint} style={{ insetInlineStart: percent(step.to, chart) }} />
      </td>
      <td className={classes.figure}>{formatNats(step.nats, true)}</td>
      <td className={classes.figure}>
        <Without core={step.coreWithout} of={coreAccounts} />
      </td>
    </tr>
  );
}

/** A family that the finding hangs on is marked: without it most of the core falls. */
function Without({ core, of }: { core: number | null; of: number }) {
  if (core === null) return <span title="not computed">–</span>;
  const isLoadBearing = core < of / 2;
  return (
    <span data-warn={isLoadBearing || undefined} className={classes.without}>
      {formatCount(core)}
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
