import { type PreviewTemplate, previewTemplate } from "@/lib/appeals";
import { readJson, route } from "@/lib/http";

export const POST = route(async (ctx, request) => previewTemplate(ctx, (await readJson(request)) as PreviewTemplate));
