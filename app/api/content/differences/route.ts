import { type DifferencesQuery, readDifferences } from "@/lib/casefile";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request) => readDifferences(ctx, (await readJson(request)) as DifferencesQuery));
