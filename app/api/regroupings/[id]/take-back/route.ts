import { type TakeBackRegrouping, takeBackRegrouping } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  takeBackRegrouping(ctx, { ...((await readJson(request)) as TakeBackRegrouping), regroupingId: id }),
);
