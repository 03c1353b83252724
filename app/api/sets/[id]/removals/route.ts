import { readJson, route } from "@/lib/http";
import { longestList, type RemoveFromSet, removeFromSet } from "@/lib/review";

export const POST = route(async (ctx, request, { id = "" }) =>
  removeFromSet(ctx, { ...((await readJson(request, 2 * longestList)) as RemoveFromSet), setId: id }),
);
