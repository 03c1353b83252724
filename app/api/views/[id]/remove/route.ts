import { readJson, route } from "@/lib/http";
import { type DeleteView, deleteView } from "@/lib/review";

export const POST = route(async (ctx, request, { id = "" }) =>
  deleteView(ctx, { ...((await readJson(request)) as DeleteView), viewId: id }),
);
