import { type UndoAct, undoAct } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  undoAct(ctx, { ...((await readJson(request)) as UndoAct), campaignId: id }),
);
