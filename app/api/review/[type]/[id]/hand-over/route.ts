import { readJson, route } from "@/lib/http";
import { type HandOver, handOver, type Reviewed } from "@/lib/review";

export const POST = route(async (ctx, request, params) =>
  handOver(ctx, { ...((await readJson(request)) as HandOver), ...(params as Reviewed) }),
);
