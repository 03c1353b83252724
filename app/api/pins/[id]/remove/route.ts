import { type RemovePin, removePin } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  removePin(ctx, { ...((await readJson(request)) as RemovePin), pinId: id }),
);
