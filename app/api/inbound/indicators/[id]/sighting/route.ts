import { readJson, route } from "@/lib/http";
import { type SendSighting, sendSighting } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  sendSighting(ctx, { ...((await readJson(request)) as SendSighting), indicatorId: id }),
);
