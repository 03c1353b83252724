const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** `28800000` → `28,800,000`. */
export const formatCount = (value: number): string => whole.format(value);

/** `28800000` → `28.8M`, for axes and small places. */
export const formatShort = (value: number): string => short.format(value);

/** A number of things, with separators for thousands. */
export function Count({ value }: { value: number }) {
  return <span>{formatCount(value)}</span>;
}
