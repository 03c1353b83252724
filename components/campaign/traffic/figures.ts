import type { Figure } from "@/components/chart/figure";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import type { CampaignLoss, LossMeasure } from "@/lib/casefile/contract";
import type { Pivot } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";
import type { CapabilityMix } from "@/lib/traffic/contract";
import { prepareCapabilities } from "./capability-rows";
import { measureNames, prepareLoss } from "./prepare-loss";
import { figureTitles, timesAsMuch } from "./traffic-words";

/** What was delivered, by week: the deeper a cell, the more of it. */
export function lossFigure(loss: CampaignLoss, measure: LossMeasure): Figure {
  const { rows, of, byWeek, total } = prepareLoss(loss, measure);
  const unit = measure === "exchanges" ? "exchanges" : "tokens";
  const [first, last] = [loss.weeks[0], loss.weeks.at(-1)];
  return {
    title: `${measureNames[measure]} delivered`,
    window: first === undefined ? null : `Weeks of Monday ${first} to ${last}, UTC`,
    notes: [
      unit,
      `to ${formatCount(loss.accounts)} core accounts`,
      ...(of > rows.length ? [`${rows.length} of ${of} rows, the largest`] : []),
      ...(loss.partial ? ["the last week is still filling"] : []),
      "–: nothing delivered",
    ],
    legend: [],
    table: {
      columns: [
        { name: "Capability", kind: "text" },
        { name: "Model", kind: "text" },
        ...loss.weeks.map((week) => ({ name: week, unit, kind: "count" as const })),
        { name: "All", unit, kind: "count" },
        { name: "Share", kind: "share" },
      ],
      rows: [
        ...rows.map(({ capability, model, cells, total, share }) => [
          ...[words(capability), model, ...cells.map(({ value }) => value), total, share],
        ]),
        [`All ${of}`, "", ...byWeek, total, total === 0 ? null : 1],
      ],
    },
    depth: (row, column) => 0.6 * (rows[row]?.cells[column - 2]?.depth ?? 0),
  };
}

/** What members ask for beside what everybody asks for. */
export function capabilityFigure(mix: CapabilityMix): Figure {
  const rows = prepareCapabilities(mix);
  return {
    title: figureTitles.capabilities,
    window: null,
    notes: [
      `shares of ${formatCount(mix.exchanges)} exchanges here`,
      `beside ${formatCount(mix.exchangesOverall)} of all traffic in the same window`,
      "the deeper, the larger the share",
    ],
    legend: [],
    table: {
      columns: [
        { name: "Capability", kind: "text" },
        { name: "Here", kind: "share" },
        { name: "All traffic", kind: "share" },
        { name: timesAsMuch, kind: "ratio" },
        { name: "Exchanges here", kind: "count" },
      ],
      rows: rows.map(({ capability, share, shareOverall, lift, exchanges }) => [
        ...[words(capability), share, shareOverall, lift, exchanges],
      ]),
    },
    depth: (row, column) => {
      const { length = 0, lengthOverall = 0 } = rows[row] ?? {};
      return 0.6 * (column === 1 ? length : column === 2 ? lengthOverall : 0);
    },
  };
}

/** How much of the traffic moved to a model within a day of its release, the strongest move first. */
export function pivotFigure(pivots: readonly Pivot[]): Figure {
  return {
    title: figureTitles.pivots,
    window: null,
    notes: [
      "share of traffic in the 24 hours after a release, beside matched benign accounts",
      "lift with its 95 % interval",
      "an interval that holds ×1 is not beyond chance",
    ],
    legend: [],
    table: {
      columns: [
        { name: "Model", kind: "text" },
        { name: "Released", unit: "UTC", kind: "text" },
        { name: "Here", kind: "share" },
        { name: "Matched", kind: "share" },
        { name: "Lift", kind: "ratio" },
        { name: "95 % from", kind: "ratio" },
        { name: "95 % to", kind: "ratio" },
        { name: "Half reached", unit: "hours", kind: "count" },
        { name: "Exchanges", kind: "count" },
      ],
      rows: [...pivots]
        .sort((a, b) => b.lift - a.lift)
        .map(({ model, releasedAt, share, baseline, lift, low, high, hoursToHalf, exchanges }) => [
          ...[model, formatMoment(releasedAt), share, baseline, lift, low, high, hoursToHalf, exchanges],
        ]),
    },
  };
}
