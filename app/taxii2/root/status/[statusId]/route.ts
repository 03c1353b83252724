import { taxiiRoute } from "@/lib/http/taxii/taxii-route";
import { readStatus } from "@/lib/taxii";

export const GET = taxiiRoute((ctx, _request, { statusId = "" }) => readStatus(ctx, { statusId }));
