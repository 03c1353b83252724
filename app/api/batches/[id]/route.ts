import { type BatchItemQuery, readBatch } from "@/lib/decisions";
import { queryOf, route } from "@/lib/http";

export const GET = route((ctx, request, { id = "" }) =>
  readBatch(ctx, { ...queryOf<BatchItemQuery>(request), batchId: id }),
);
