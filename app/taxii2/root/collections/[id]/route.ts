import { taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { describeCollection } from "@/lib/taxii";

export const GET = taxiiRoute((ctx, _request, { id = "" }) => describeCollection(ctx, { collectionId: id }));
