import { queryOf, route } from "@/lib/http";
import { type LedgerQuery, listExports } from "@/lib/indicators";

export const GET = route((ctx, request) => listExports(ctx, queryOf<LedgerQuery>(request)));
