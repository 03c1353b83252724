import { readJson, route } from "@/lib/http";
import { readRetention, type SetRetention, setRetention } from "@/lib/retention";

export const GET = route((ctx) => readRetention(ctx));
export const POST = route(async (ctx, request) => setRetention(ctx, (await readJson(request)) as SetRetention));
