import { listStandingOrders, type ProposeStandingOrder, proposeStandingOrder } from "@/lib/decisions";
import { queryOf, readJson, route } from "@/lib/http";

export const GET = route((ctx, request) => listStandingOrders(ctx, queryOf<{ campaignId?: string }>(request)));
export const POST = route(async (ctx, request) =>
  proposeStandingOrder(ctx, (await readJson(request)) as ProposeStandingOrder),
);
