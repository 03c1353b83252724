import { filtersOf, pageAnswer, taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { readManifest } from "@/lib/taxii";

export const GET = taxiiRoute(async (ctx, request, { id = "" }) =>
  pageAnswer(await readManifest(ctx, { collectionId: id, filters: filtersOf(request) })),
);
