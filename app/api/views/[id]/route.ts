import { readJson, route } from "@/lib/http";
import { type ChangeView, changeView } from "@/lib/review";

export const POST = route(async (ctx, request, { id = "" }) =>
  changeView(ctx, { ...((await readJson(request)) as ChangeView), viewId: id }),
);
