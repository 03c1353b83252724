/** Said where figures of data quality have nothing to count. */
export const nothingRejected = "Nothing was rejected";
export const nothingDated = "No exchange is dated in this window";

/** The figure of what is known of accounts or exchanges, day by day. */
export const coverageTitle = (noun: string) => `Evidence of ${noun} by day`;
