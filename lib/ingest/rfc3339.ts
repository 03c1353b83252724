/** A date, a time to the second with an optional fraction, and an offset that is not left out. */
export const rfc3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Milliseconds since 1970 of an RFC 3339 time, cut to the millisecond; undefined for anything else, 30 February included. */
export function timeOf(text: string): number | undefined {
  if (!rfc3339.test(text)) return undefined;
  const date = text.slice(0, 10);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return undefined;
  const clock = text.slice(11, 19);
  const [fraction, offset] = /(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(text)?.slice(1) ?? [];
  const milliseconds = (fraction ?? ".").slice(1, 4).padEnd(3, "0");
  return Date.parse(`${date}T${clock}.${milliseconds}${offset?.toUpperCase()}`);
}
