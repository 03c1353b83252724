import { readJson, route } from "@/lib/http";
import { type SettleIndicator, settleIndicator } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  settleIndicator(ctx, { ...((await readJson(request)) as Omit<SettleIndicator, "reviewId">), reviewId: id }),
);
