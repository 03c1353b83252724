import { readJson, route } from "@/lib/http";
import { type Reviewed, type UndoReview, undoReview } from "@/lib/review";

export const POST = route(async (ctx, request, params) =>
  undoReview(ctx, { ...((await readJson(request)) as UndoReview), ...(params as Reviewed) }),
);
