import { z } from "zod";
import { nameOfTheirs } from "@/lib/kernel";

/** A page of the console itself: no other origin, no route that is not a page. */
const ConsolePath = z
  .string()
  .max(200)
  .regex(/^(\/[a-z0-9]+(-[a-z0-9]+)*)+$/, "Give the path of a page of this console, like /campaigns.")
  .refine((path) => !/^\/(api|v1|sign-in)(\/|$)/.test(path), "That is no page that can be saved.");

/** Filters and order as they stand in the address, without the question mark. */
const Query = z
  .string()
  .max(4_000)
  .transform((text) => new URLSearchParams(text).toString());

const name = nameOfTheirs(80);

export const SaveView = z.object({ name, page: ConsolePath, query: Query, shared: z.boolean().default(false) });
export type SaveView = z.input<typeof SaveView>;

const changed = { viewId: z.uuid(), version: z.number().int().positive() };
export const ChangeView = z.object({ ...changed, name, shared: z.boolean() });
export type ChangeView = z.input<typeof ChangeView>;
export const DeleteView = z.object(changed);
export type DeleteView = z.input<typeof DeleteView>;

export const ViewQuery = z.object({ page: ConsolePath });
export type ViewQuery = z.input<typeof ViewQuery>;

/** A list page with its filters and order, under a name. */
export const SavedViewView = z.object({
  id: z.uuid(),
  name: z.string(),
  page: z.string(),
  query: z.string(),
  /** Whether the whole team sees it, or its owner alone. */
  shared: z.boolean(),
  owner: z.object({ id: z.string(), name: z.string() }),
  version: z.number().int(),
  savedAt: z.iso.datetime(),
});
export type SavedViewView = z.infer<typeof SavedViewView>;
export const SavedViewList = z.object({ rows: z.array(SavedViewView) });
export type SavedViewList = z.infer<typeof SavedViewList>;
