import { listThrottleHistory } from "@/lib/decisions";
import { route } from "@/lib/http";

export const GET = route((ctx, _request, { id = "" }) => listThrottleHistory(ctx, { accountId: id }));
