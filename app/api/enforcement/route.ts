import { listLedger } from "@/lib/enforcement";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => listLedger(ctx, queryOf(request)));
