import { readJson, route } from "@/lib/http";
import { type SwitchWebhook, switchWebhook } from "@/lib/indicators";

export const POST = route(async (ctx, request, { id = "" }) =>
  switchWebhook(ctx, { ...((await readJson(request)) as SwitchWebhook), partnerId: id }),
);
