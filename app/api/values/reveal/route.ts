import { type RevealValue, revealValue } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request) => revealValue(ctx, (await readJson(request)) as RevealValue));
