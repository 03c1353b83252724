import { queryOf, route } from "@/lib/http";
import { listExchanges } from "@/lib/traffic";

export const GET = route((ctx, request, { id = "" }) => listExchanges(ctx, { ...queryOf(request), accountId: id }));
