import { filtersOf, pageAnswer, taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { readVersions } from "@/lib/taxii";

export const GET = taxiiRoute(async (ctx, request, { id = "", objectId = "" }) =>
  pageAnswer(await readVersions(ctx, { collectionId: id, objectId, filters: filtersOf(request) })),
);
