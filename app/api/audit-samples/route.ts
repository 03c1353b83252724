import { type DrawSample, drawSample, readAuditOverview } from "@/lib/detection";
import { readJson, route } from "@/lib/http";

export const GET = route((ctx) => readAuditOverview(ctx));

export const POST = route(async (ctx, request) => drawSample(ctx, (await readJson(request)) as DrawSample));
