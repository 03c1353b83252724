import { readJson, route } from "@/lib/http";
import { readWebhook, type SaveWebhook, saveWebhook } from "@/lib/indicators";

export const GET = route((ctx, _, { id = "" }) => readWebhook(ctx, { partnerId: id }));

export const POST = route(async (ctx, request, { id = "" }) =>
  saveWebhook(ctx, { ...((await readJson(request)) as SaveWebhook), partnerId: id }),
);
