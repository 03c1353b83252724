/**
 * What stands before the first characters of a record that could not be read, in place of the record; no JSON text begins so.
 * The reason is what its reject says.
 */
export const unreadable = {
  tooLong: { mark: "\u0001", reason: "is longer than 8 MB" },
  fewer: { mark: "\u0002", reason: "has fewer columns than the header" },
  more: { mark: "\u0003", reason: "has more columns than the header" },
  unclosed: { mark: "\u0004", reason: "has a quote that is never closed" },
  afterQuote: { mark: "\u0005", reason: "has characters behind a closing quote; quotes in a value are doubled" },
  cutOff: { mark: "\u0006", reason: "is cut off before its end" },
  other: { mark: "\u0007", reason: "is of a type that the mapping leaves out" },
} as const;

export type Unreadable = keyof typeof unreadable;

/** Bytes kept of such a record: enough to recognise it by. */
export const keptOfUnreadable = 120;
