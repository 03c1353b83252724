import { useMemo } from "react";
import { prepareCapabilities } from "@/components/campaign/traffic/capability-rows";
import { measureNames, prepareLoss } from "@/components/campaign/traffic/prepare-loss";
import {
  aboutCapabilities,
  aboutPivots,
  figureTitles,
  noPivots,
  openedAndBanned,
  timesAsMuch,
} from "@/components/campaign/traffic/traffic-words";
import { type PreparedTimeline, prepareTimeline } from "@/components/chart/prepare-timeline";
import { formatCount, formatShort } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { formatShare } from "@/components/data/share";
import type { CampaignLoss, Dossier, PinnedChart } from "@/lib/casefile/contract";
import type { Pivot } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";
import type { CapabilityMix, Timeline } from "@/lib/traffic/contract";
import { Part } from "./part";
import { number, Sheet, text } from "./sheet";
import { TimelineFigure } from "./timeline-figure";
import { timelineRows } from "./timeline-rows";

/** What it did, when, and what it was given. */
export function Traffic({ dossier }: { dossier: Dossier }) {
  const { timeline, capabilities, loss, signUps, campaign } = dossier;
  return (
    <>
      <Part title="Traffic of the core">
        <TimelineSheets timeline={timeline} by="model" />
        <Capabilities mix={capabilities} />
      </Part>
      <Part title={figureTitles.loss} about={aboutLoss(loss)}>
        <Loss loss={loss} />
      </Part>
      <Part title={figureTitles.pivots}>
        <Pivots pivots={campaign.explanation.pivots} />
      </Part>
      <Part
        title={figureTitles.signUps}
        about={`Of ${formatCount(signUps.accounts)} core accounts, ${formatCount(signUps.known)} are known. ${formatCount(signUps.banned)} bans; ${formatCount(signUps.afterBan)} accounts were opened within seven days after one.`}
      >
        {signUps.timeline !== null && (
          <TimelineFigure chart={prepareTimeline(signUps.timeline)} caption={`${openedAndBanned}, UTC`} />
        )}
      </Part>
    </>
  );
}

/** A chart drawn again from what was pinned. */
export function PinnedFigure({ chart }: { chart: PinnedChart }) {
  switch (chart.kind) {
    case "timeline":
      return <TimelineSheets timeline={chart.figures} by={chart.by} isBrief />;
    case "capabilities":
      return <Capabilities mix={chart.figures} />;
    case "loss":
      return <Loss loss={chart.figures} />;
    case "pivots":
      return <Pivots pivots={chart.figures} />;
    case "sign_ups":
      return chart.figures.timeline === null ? null : (
        <TimelineFigure chart={prepareTimeline(chart.figures.timeline)} caption={`${openedAndBanned}, UTC`} />
      );
  }
}

function TimelineSheets({ timeline, by, isBrief }: { timeline: Timeline; by: string; isBrief?: boolean }) {
  const chart = useMemo(() => prepareTimeline(timeline, { name: words }), [timeline]);
  const about = `Exchanges per ${chart.grain} by ${by}, ${formatCount(chart.accounts)} accounts, ${formatMoment(timeline.from)} to ${formatMoment(timeline.to)} UTC`;
  return (
    <>
      <TimelineFigure chart={chart} caption={`${about}. Hatched: nothing is stored. Pale: still fills.`} />
      {isBrief !== true && <TimelineTable chart={chart} caption={about} />}
    </>
  );
}

function TimelineTable({ chart, caption }: { chart: PreparedTimeline; caption: string }) {
  const rows = timelineRows(chart.buckets);
  const together = rows[0]?.buckets ?? 1;
  const each = together === 1 ? "" : `; each row is ${together} ${chart.grain}s`;
  const figure = (value: number | null) => (value === null ? "gap" : formatCount(value));
  return (
    <Sheet
      caption={`${caption}${each}`}
      columns={[text("From, UTC"), ...chart.series.map(({ label }) => number(label)), number("All")]}
      rows={rows.map(({ start, values, total, gaps, buckets, isPartial }) => [
        `${formatMoment(new Date(start).toISOString(), chart.grain === "day" ? "day" : "minute")}${isPartial ? " (still fills)" : ""}${gaps > 0 && gaps < buckets ? ` (${gaps} gaps)` : ""}`,
        ...chart.series.map((_, i) => figure(values[i] ?? null)),
        figure(total),
      ])}
    />
  );
}

const Capabilities = ({ mix }: { mix: CapabilityMix }) => (
  <Sheet
    caption={`${figureTitles.capabilities}. ${aboutCapabilities(mix)}`}
    columns={[text("Capability"), number("Exchanges"), number("Here"), number("All traffic"), number(timesAsMuch)]}
    rows={prepareCapabilities(mix).map((row) => [
      words(row.capability),
      formatCount(row.exchanges),
      formatShare(row.share),
      formatShare(row.shareOverall),
      row.lift === null ? "–" : `×${row.lift.toFixed(1)}`,
    ])}
  />
);

const aboutLoss = (loss: CampaignLoss): string => {
  const flow = loss.flow.standings.reduce((sum, { exchanges }) => sum + exchanges, 0);
  return `Delivered to ${formatCount(loss.accounts)} core accounts: ${formatCount(loss.total.exchanges)} exchanges, ${formatCount(loss.total.outputTokens)} output and ${formatCount(loss.total.reasoningTokens)} reasoning tokens, ${formatCount(loss.tasks)} distinct tasks. In the last 24 hours of data ${formatShort(flow / 24)} exchanges an hour still flow.`;
};

function Loss({ loss }: { loss: CampaignLoss }) {
  const prepared = prepareLoss(loss, "outputTokens");
  return (
    <Sheet
      caption={`Output tokens by capability and model, ${loss.weeks.length} weeks from ${loss.weeks[0] ?? "–"} (UTC); ${prepared.rows.length} of ${prepared.of} rows, the most first`}
      columns={[
        text("Capability"),
        text("Model"),
        number(measureNames.outputTokens),
        number("Share"),
        number("Busiest week"),
      ]}
      rows={prepared.rows.map(({ capability, model, total, share, cells }) => [
        words(capability),
        model,
        formatCount(total),
        formatShare(share),
        formatCount(Math.max(0, ...cells.map(({ value }) => value ?? 0))),
      ])}
      none="Nothing is stored of it."
    />
  );
}

const Pivots = ({ pivots }: { pivots: Pivot[] }) => (
  <Sheet
    caption={aboutPivots}
    columns={[
      text("Model"),
      text("Released, UTC"),
      number("Here"),
      number("Matched"),
      number("Lift (95 %)"),
      number("Exchanges"),
    ]}
    rows={pivots.map((pivot) => [
      pivot.model,
      formatMoment(pivot.releasedAt),
      formatShare(pivot.share),
      formatShare(pivot.baseline),
      `×${pivot.lift.toFixed(1)} (${pivot.low.toFixed(1)} to ${pivot.high.toFixed(1)})`,
      formatCount(pivot.exchanges),
    ])}
    none={noPivots}
  />
);
