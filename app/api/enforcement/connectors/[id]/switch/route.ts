import { switchConnector } from "@/lib/enforcement";
import type { SwitchConnector } from "@/lib/enforcement/contract";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request, { id = "" }) =>
  switchConnector(ctx, { ...((await readJson(request)) as Omit<SwitchConnector, "id">), id }),
);
