import { readJson, route } from "@/lib/http";
import { type DecideIndicators, decideIndicators } from "@/lib/inbound";

export const POST = route(async (ctx, request) => decideIndicators(ctx, (await readJson(request)) as DecideIndicators));
