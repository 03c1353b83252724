import { type ActivateConfiguration, activateConfiguration } from "@/lib/detection";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  activateConfiguration(ctx, { ...((await readJson(request)) as ActivateConfiguration), id }),
);
