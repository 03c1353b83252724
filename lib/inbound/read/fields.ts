/** A property of what came from outside, own properties only: names such as `__proto__` mean nothing here. */
export const field = (object: unknown, name: string): unknown =>
  typeof object === "object" && object !== null && Object.hasOwn(object, name)
    ? (object as Record<string, unknown>)[name]
    : undefined;

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown, most = 1_000): string | null =>
  typeof value === "string" && value !== "" && !/\p{Surrogate}/u.test(value) ? value.slice(0, most) : null;

export const textsOf = (value: unknown): string[] => listOf(value).flatMap((one) => textOf(one) ?? []);

/** Years that a moment may lie in, so that no store is asked for one that it cannot hold. */
const [firstYear, lastYear] = [1990, 2100];

/** A moment in RFC 3339; null when there is none, undefined when what is there is none. */
export function momentOf(value: unknown): Date | null | undefined {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d(?:[T ][\d:.]{5,20}(?:Z|[+-]\d\d:?\d\d)?)?$/.test(value))
    return undefined;
  return within(new Date(/\d\d:\d\d/.test(value) && !/Z$|[+-]\d\d:?\d\d$/.test(value.slice(10)) ? `${value}Z` : value));
}

/** Seconds since 1970, as MISP writes moments. */
export const secondsOf = (value: unknown): Date | null =>
  /^\d{1,11}$/.test(String(value ?? "")) ? (within(new Date(Number(value) * 1_000)) ?? null) : null;

function within(moment: Date): Date | undefined {
  const year = moment.getUTCFullYear();
  return Number.isNaN(year) || year < firstYear || year > lastYear ? undefined : moment;
}

/** A whole percentage; null for anything else. */
export const percentOf = (value: unknown): number | null => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= 100 ? number : null;
};
