import { readAccountTimeline } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  readAccountTimeline(ctx, { ...queryOf(request), accountId: id }),
);
