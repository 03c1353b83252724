import { type ExamplesQuery, listExamples } from "@/lib/casefile";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  listExamples(ctx, { ...queryOf<Pick<ExamplesQuery, "kind" | "value">>(request), campaignId: id }),
);
