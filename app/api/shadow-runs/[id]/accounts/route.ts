import { listReplayAccounts, type ReplayAccountQuery } from "@/lib/detection";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  listReplayAccounts(ctx, { ...queryOf<ReplayAccountQuery>(request), runId: id }),
);
