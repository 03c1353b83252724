import { formatMoment } from "@/components/data/moment";
import type { RejectFigure } from "@/lib/casefile/contract";
import { ShareBars } from "./share-bars";

/** The share of refused lines over the window, its highest at full height. */
export function RejectTrend({ figure, name }: { figure: RejectFigure; name: string }) {
  const bars = figure.trend.map(({ at, lines, of }) => ({
    at: formatMoment(at),
    share: of === 0 ? null : lines / of,
  }));
  const full = Math.max(0, ...bars.map(({ share }) => share ?? 0));
  return <ShareBars label={`Share of lines rejected for “${name}”`} bars={bars} full={full} />;
}
