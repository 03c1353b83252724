import { listConfigurations, type ProposeConfiguration, proposeConfiguration } from "@/lib/detection";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx) => listConfigurations(ctx));

export const POST = route(async (ctx, request) =>
  proposeConfiguration(ctx, (await readJson(request)) as ProposeConfiguration),
);
