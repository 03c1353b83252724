import { readJson, route } from "@/lib/http";
import { type DeleteSet, deleteSet } from "@/lib/review";

export const POST = route(async (ctx, request, { id = "" }) =>
  deleteSet(ctx, { ...((await readJson(request)) as DeleteSet), setId: id }),
);
