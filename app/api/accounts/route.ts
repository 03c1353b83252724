import { searchAccounts } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request) => searchAccounts(ctx, queryOf(request)));
