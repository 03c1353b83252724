import { type ActOnSet, actOnSet } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  actOnSet(ctx, { ...((await readJson(request)) as ActOnSet), setId: id }),
);
