import { filtersOf, pageAnswer, taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { deleteObject, fetchObjects } from "@/lib/taxii";

export const GET = taxiiRoute(async (ctx, request, { id = "", objectId = "" }) =>
  pageAnswer(await fetchObjects(ctx, { collectionId: id, objectId, filters: filtersOf(request) })),
);

export const DELETE = taxiiRoute(async (ctx, request, { id = "", objectId = "" }) => {
  await deleteObject(ctx, { collectionId: id, objectId, filters: filtersOf(request) });
  return undefined;
});
