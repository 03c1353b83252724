import { type StopStandingOrder, stopStandingOrder } from "@/lib/decisions";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  stopStandingOrder(ctx, { ...((await readJson(request)) as StopStandingOrder), orderId: id }),
);
