import { readGraphAccounts } from "@/lib/casefile";
import type { GraphAccountsQuery } from "@/lib/casefile/contract";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  readGraphAccounts(ctx, { ...queryOf<GraphAccountsQuery>(request), campaignId: id }),
);
