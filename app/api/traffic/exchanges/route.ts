import { listExploredExchanges } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => listExploredExchanges(ctx, queryOf(request)));
