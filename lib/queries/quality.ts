import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { AccountQuality, DataQuality, type QualityWindow } from "@/lib/casefile/contract";
import { minute } from "@/lib/kernel/clock";
import { readJson } from "./fetch";
import { keys } from "./keys";
import { urlWith } from "./url";

/**
 * Sources, refusals, delays and what exchanges have. Uploads come by the second, but figures over days are read anew by the minute
 * only. The last answer stays while that of another window is on its way.
 */
export const qualityQuery = (window: QualityWindow) =>
  queryOptions({
    queryKey: keys.quality(window),
    queryFn: ({ signal }) => readJson(DataQuality, urlWith("/api/quality", { window }), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: minute,
  });

/** What is known of the accounts with traffic; by itself, since it is a walk over all of them. */
export const accountQualityQuery = (window: QualityWindow) =>
  queryOptions({
    queryKey: keys.accountQuality(window),
    queryFn: ({ signal }) => readJson(AccountQuality, urlWith("/api/quality/accounts", { window }), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 10 * minute,
  });
