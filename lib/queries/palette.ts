import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { type FindValue, FoundValues, PaletteHits } from "@/lib/casefile/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { urlWith } from "./url";

export const leastSearched = 2;

/** Campaigns, accounts and shared values by id or name. */
export const paletteQuery = (q: string) =>
  queryOptions({
    queryKey: keys.palette(q),
    queryFn: ({ signal }) => readJson(PaletteHits, urlWith("/api/palette", { q }), { signal }),
    staleTime: 30_000,
  });

/** Whose a value in clear is. A mutation, though it changes nothing but the record: it must never be repeated unasked. */
export const findValueMutation = () =>
  mutationOptions({
    mutationKey: ["value", "find"],
    mutationFn: (input: FindValue) => sendJson(FoundValues, "/api/values/find", input),
  });
