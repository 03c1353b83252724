const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A whole number with its thousands apart: `1,234,567`. */
export const count = (value: number): string => whole.format(value);

/** Decimal megabytes, without a fraction: `1,234 MB`. */
export const megabytes = (bytes: number): string => `${whole.format(bytes / 1e6)} MB`;

/** How many a second, over at least a millisecond. */
export const perSecond = (amount: number, seconds: number): string => `${count(amount / Math.max(seconds, 0.001))}/s`;

/** The option of commands about what may be told of a campaign. */
export const confirmedCampaign = "a campaign that a person confirmed";
