import { type LineUpQuery, readLineUp } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  readLineUp(ctx, { ...queryOf<LineUpQuery>(request), campaignId: id }),
);
