import { envelopeIn, filtersOf, pageAnswer, taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { addObjects, fetchObjects } from "@/lib/taxii";

export const GET = taxiiRoute(async (ctx, request, { id = "" }) =>
  pageAnswer(await fetchObjects(ctx, { collectionId: id, filters: filtersOf(request) })),
);

export const POST = taxiiRoute(
  async (ctx, request, { id = "" }) => addObjects(ctx, { collectionId: id, text: await envelopeIn(request) }),
  202,
);
