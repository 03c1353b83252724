import { day } from "@/lib/kernel";

/** Bytes of one line; a longer one is rejected with its number and never held in memory. */
export const longestLine = 8 * 1024 * 1024;
/** Characters of an identifier or name. */
export const longestName = 256;
/**
 * Characters of a user agent, the longest of the short texts. Gateways refuse longer headers (8 KiB is their usual bound), so that no
 * client hides by sending one whose exchange is not taken.
 */
export const longestAgent = 8 * 1024;
/** Names in `tools`. */
export const mostTools = 1024;

export const largestCount = 4_294_967_295;

/** Earlier times are clocks that were never set (1970) or units mixed up. */
export const earliestExchange = Date.UTC(2015, 0, 1);
export const earliestAccount = Date.UTC(2000, 0, 1);
export const earliestRelease = Date.UTC(2015, 0, 1);
/** How far ahead of the server's clock a time may be. */
export const clockTolerance = day;
/** Releases may be announced. */
export const latestRelease = Date.UTC(2100, 0, 1);
