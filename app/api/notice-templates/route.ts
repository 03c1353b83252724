import { listTemplates, type SaveTemplate, saveTemplate } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx) => listTemplates(ctx));
export const POST = route(async (ctx, request) => saveTemplate(ctx, (await readJson(request)) as SaveTemplate));
