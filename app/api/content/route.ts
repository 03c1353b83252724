import { readContent } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";
import type { ContentQuery } from "@/lib/traffic";

export const POST = route(async (ctx, request) => readContent(ctx, (await readJson(request)) as ContentQuery));
