import { statuses } from "@/components/badges/meanings";
import type { Figure } from "@/components/chart/figure";
import { formatCount } from "@/components/data/count";
import type { PreparedCalibration } from "./prepare-calibration";

/** A calibration as a document: a row for each bin of odds. */
export function calibrationFigure({ points, n }: PreparedCalibration, of: "campaigns" | "accounts"): Figure {
  return {
    title: `Calibration of ${of}`,
    window: null,
    notes: [
      `${formatCount(n)} ${of}`,
      "on the dashed line prediction and finding agree",
      "bars are 95 % intervals (Wilson), marks grow with n",
      ...(of === "campaigns"
        ? ["people decide campaigns that detection shows them: what it hides is not in here"]
        : []),
    ],
    legend: [],
    table: {
      columns: [
        { name: "Odds", kind: "text" },
        { name: "Mean prediction", kind: "share" },
        { name: statuses.confirmed.label, unit: of, kind: "count" },
        { name: "n", unit: of, kind: "count" },
        { name: "Share", kind: "share" },
        { name: "95 % from", kind: "share" },
        { name: "95 % to", kind: "share" },
        { name: "Prediction", kind: "text" },
      ],
      rows: points.map(({ odds, predicted, confirmed, n, share, low, high, reading }) => [
        ...[odds, predicted, confirmed, n, share, low, high, reading],
      ]),
    },
  };
}
