import { taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { listOwnCollections } from "@/lib/taxii";

export const GET = taxiiRoute((ctx) => listOwnCollections(ctx));
