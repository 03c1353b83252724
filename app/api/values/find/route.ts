import { type FindValue, findValue } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request) => findValue(ctx, (await readJson(request)) as FindValue));
