import { z } from "zod";
import { mostPerPage, pageSize } from "./limits";

/** RFC 3339 as TAXII has it: UTC, with up to six digits of a second's fraction told apart. */
export const Timestamp = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, "must be a timestamp such as 2026-11-28T09:00:00.000000Z")
  .refine((text) => !Number.isNaN(Date.parse(text)), "is no time that there is");

const list = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) => text.split(",").map((one) => one.trim()))
    .pipe(z.array(item).max(100, "takes 100 values at most"))
    .optional();

const plain = z.string().min(1).max(300);

/** What a client asks to see of a collection (TAXII 2.1, sections 3.4 and 3.5). Parameters that it does not know, a server leaves alone. */
export const Filters = z.object({
  added_after: Timestamp.optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "must be a positive whole number")
    .transform((text) => Math.min(mostPerPage, Number(text)))
    .default(pageSize),
  next: z.string().max(500).optional(),
  "match[id]": list(plain),
  "match[type]": list(plain),
  "match[version]": list(z.union([z.enum(["first", "last", "all"]), Timestamp])),
  "match[spec_version]": list(plain),
});
export type Filters = z.output<typeof Filters>;

/** The version of STIX that all objects have. */
export const specVersion = "2.1";

/** The versions of each object that are asked for: the last one by default. */
export function versionsOf(filters: Filters): { first: boolean; last: boolean; all: boolean; at: string[] } {
  const asked = filters["match[version]"] ?? ["last"];
  const has = (word: string) => asked.includes(word);
  const at = asked.filter((one) => one !== "first" && one !== "last" && one !== "all");
  return { first: has("first"), last: has("last"), all: has("all"), at };
}

/** Whether objects of the version of STIX that there is are asked for. */
export const isSpecAsked = (filters: Filters): boolean => filters["match[spec_version]"]?.includes(specVersion) ?? true;

/** The question but for its page, in one way of writing: what `next` is bound to. `limit` may change between pages. */
export function questionOf(filters: Filters): string {
  const { limit: _limit, next: _next, ...asked } = filters;
  const sorted = Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return JSON.stringify(sorted);
}
