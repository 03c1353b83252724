import { readJson, route } from "@/lib/http";
import { type UndoStep, undoStep } from "@/lib/threads";

export const POST = route(async (ctx, request, { id = "" }) =>
  undoStep(ctx, { ...((await readJson(request)) as UndoStep), threadId: id }),
);
